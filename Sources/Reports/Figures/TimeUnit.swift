import EventLogs

/// The unit that a report gives all its durations in, so that they can be compared at a glance.
enum TimeUnit: Sendable {
    case minutes, hours, days

    /// The unit that suits lead times of that mean.
    init(meanHours: Double?) {
        switch meanHours ?? 0 {
        case ..<3: self = .minutes
        case ..<96: self = .hours
        default: self = .days
        }
    }

    /// `12.5`, without the unit; a part too small to show is `<0.1`, never zero.
    func text(hours: Double) -> String {
        let value = hours * perHour
        let smallest = self == .days ? 0.01 : 0.1
        if value != 0, abs(value) < smallest / 2 { return value < 0 ? "-<\(smallest)" : "<\(smallest)" }
        return NumberText.decimal(value, places: self == .days ? 2 : 1)
    }

    func text(_ duration: Microseconds) -> String { text(hours: duration.hours) }

    /// `+12.5` or `-3.0`.
    func difference(hours: Double) -> String {
        hours > 0 && !text(hours: hours).hasPrefix("<") ? "+" + text(hours: hours) : text(hours: hours)
    }

    /// How many of this unit are in an hour.
    var perHour: Double {
        switch self {
        case .minutes: 60
        case .hours: 1
        case .days: 1 / 24
        }
    }
}
