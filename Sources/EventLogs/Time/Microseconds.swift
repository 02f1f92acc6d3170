/// Microseconds: since 1970-01-01T00:00:00Z where a value is an instant, a length where it is a duration.
///
/// Sums of durations are exact, and 64 bits hold 292,271 years of them: three and a half million orders of a month each. Who
/// adds up those of a whole log makes sure first that they fit.
public typealias Microseconds = Int64

extension Microseconds {
    public static let second: Microseconds = 1_000_000
    public static let minute: Microseconds = 60 * second
    public static let hour: Microseconds = 60 * minute
    public static let day: Microseconds = 24 * hour
    public static let week: Microseconds = 7 * day

    /// The duration in hours, for display: exact sums are taken before, never after this.
    public var hours: Double { Double(self) / Double(Microseconds.hour) }

    /// Floor division, for dates before 1970: `(-1).floored(by: 10) == -1`.
    @inlinable
    public func floored(by divisor: Microseconds) -> Microseconds {
        let quotient = self / divisor
        return (self % divisor != 0 && (self < 0) != (divisor < 0)) ? quotient - 1 : quotient
    }
}
