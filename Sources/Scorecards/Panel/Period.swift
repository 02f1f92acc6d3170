import EventLogs

/// A calendar year, quarter, month or ISO week: what people are scored over.
///
/// Its text is `2025`, `2025-Q1`, `2025-03` or `2025-W10`; texts of one length sort by time.
public struct Period: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let length: Length
    /// How many periods of that length after the one that holds 1970-01-01.
    public let index: Int

    public enum Length: String, Sendable, CaseIterable {
        case year, quarter, month, week
    }

    public init(_ length: Length, index: Int) {
        self.length = length
        self.index = index
    }

    /// The period that holds a date.
    public init(_ length: Length, holding date: CivilDate) {
        self.length = length
        index =
            switch length {
            case .year: date.year - 1970
            case .quarter: (date.year - 1970) * 4 + (date.month - 1) / 3
            case .month: (date.year - 1970) * 12 + date.month - 1
            // 1970-01-01 was a Thursday, so that its week began three days before.
            case .week: (date.daysSinceEpoch + 3).floorDivided(by: 7)
            }
    }

    /// Reads `2025`, `2025-Q1`, `2025-03` or `2025-W10`; nil for anything else, such as a week that the year does
    /// not have.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let year = parts.first, year.utf8.count == 4, let year = Period.number(year), parts.count <= 2
        else { return nil }
        guard parts.count == 2 else {
            self.init(.year, holding: CivilDate(year: year, month: 1, day: 1))
            return
        }
        let part = parts[1]
        switch part.first {
        case "Q":
            guard part.utf8.count == 2, let quarter = Period.number(part.dropFirst()), 1...4 ~= quarter
            else { return nil }
            self.init(.quarter, holding: CivilDate(year: year, month: quarter * 3, day: 1))
        case "W":
            guard part.utf8.count == 3, let week = Period.number(part.dropFirst()), week >= 1 else {
                return nil
            }
            // The fourth of January is always in the first week (ISO 8601).
            let first = Period(.week, holding: CivilDate(year: year, month: 1, day: 4))
            let next = Period(.week, holding: CivilDate(year: year + 1, month: 1, day: 4))
            guard first.index + week - 1 < next.index else { return nil }
            self.init(.week, index: first.index + week - 1)
        default:
            guard part.utf8.count == 2, let month = Period.number(part), 1...12 ~= month else { return nil }
            self.init(.month, holding: CivilDate(year: year, month: month, day: 1))
        }
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }

    /// The first date of the period.
    public var firstDate: CivilDate {
        switch length {
        case .year: CivilDate(year: 1970 + index, month: 1, day: 1)
        case .quarter: Period.firstOfMonth(index * 3)
        case .month: Period.firstOfMonth(index)
        case .week: CivilDate(daysSinceEpoch: index * 7 - 3)
        }
    }

    private static func firstOfMonth(_ index: Int) -> CivilDate {
        let year = index.floorDivided(by: 12)
        return CivilDate(year: 1970 + year, month: index - year * 12 + 1, day: 1)
    }

    /// So many periods later; earlier where negative.
    public func advanced(by periods: Int) -> Period { Period(length, index: index + periods) }

    /// - Precondition: both have one length.
    public static func < (left: Period, right: Period) -> Bool {
        precondition(left.length == right.length, "periods of one length")
        return left.index < right.index
    }

    public var description: String {
        func padded(_ number: Int, to digits: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        let first = firstDate
        switch length {
        case .year: return padded(first.year, to: 4)
        case .quarter: return "\(padded(first.year, to: 4))-Q\((first.month + 2) / 3)"
        case .month: return "\(padded(first.year, to: 4))-\(padded(first.month, to: 2))"
        case .week:
            // The year of a week is that of its Thursday.
            let year = CivilDate(daysSinceEpoch: first.daysSinceEpoch + 3).year
            let week = index - Period(.week, holding: CivilDate(year: year, month: 1, day: 4)).index + 1
            return "\(padded(year, to: 4))-W\(padded(week, to: 2))"
        }
    }
}

extension Int {
    fileprivate func floorDivided(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
