/// What an indicator is measured in.
public enum IndicatorUnit: Sendable, Equatable {
    case percent, points, level, count, hours, days, perThousand, money
    /// One that the card names itself, such as visits.
    case named(BilingualText)

    /// By the words that files have.
    public static let known: [(word: String, unit: IndicatorUnit)] = [
        ("%", .percent), ("points", .points), ("level", .level), ("count", .count), ("hours", .hours),
        ("days", .days), ("per-1000", .perThousand), ("money", .money),
    ]

    public var text: BilingualText {
        switch self {
        case .percent: BilingualText("%")
        case .points: BilingualText("points", "分")
        case .level: BilingualText("level", "级")
        case .count: BilingualText("count", "次")
        case .hours: BilingualText("hours", "小时")
        case .days: BilingualText("days", "天")
        case .perThousand: BilingualText("per 1000", "每千")
        case .money: BilingualText("money", "金额")
        case .named(let text): text
        }
    }
}
