import Delays
import EventLogs
import Statistics

/// The time of a log that lies farthest from the middle of its arrivals, and whose it is.
public struct FarTime: Sendable, Equatable {
    public let order: String
    /// What was done then; nil for the order's arrival.
    public let activity: String?
    /// ISO 8601, in the log's zone.
    public let time: String

    /// - Parameter span: the earliest and the latest time of the log.
    /// - Precondition: the log has instances.
    /// - Complexity: O(instances).
    init(of log: EventLog, in span: (from: Microseconds, to: Microseconds)) {
        let arrivals = (0..<log.orderCount).map(log.arrival(ofOrder:))
        let middle = Microseconds(quantile(of: arrivals, 0.5) ?? 0)
        let isLatest = span.to - middle > middle - span.from
        let time = isLatest ? span.to : span.from
        self.time = log.zone.iso8601(time)
        if let instance = (isLatest ? log.end : log.start).firstIndex(of: time) {
            order = log.orders[Int32(log.order(ofInstance: instance))]
            activity = log.activities[log.activity[instance]]
        } else {
            order = log.orders[Int32(log.arrival.firstIndex(of: time) ?? 0)]
            activity = nil
        }
    }
}

extension DelayAnalysis {
    /// Years between the first and the last time of a log, beyond which one of them is a mistake: everybody's working hours
    /// are written out over all of them.
    public static let mostYears = 100

    /// - Throws: ``DelayAnalysisError/spanTooLong(years:most:farthest:)``
    /// - Complexity: O(instances), on all processors.
    static func checkSpan(of log: EventLog) throws {
        guard let span = log.span.map(log.includingArrivals) else { return }
        let years = Int(Double(span.to - span.from) / (365.2425 * Double(Microseconds.day)))
        guard years >= mostYears else { return }
        throw DelayAnalysisError.spanTooLong(
            years: years,
            most: mostYears,
            farthest: FarTime(of: log, in: span)
        )
    }
}
