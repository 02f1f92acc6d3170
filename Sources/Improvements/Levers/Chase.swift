import Delays
import EventLogs
import Statistics

/// Waits for something outside are chased, so that none before an activity takes longer than all but the longest do now.
public struct Chase: Lever {
    public static let kind = LeverKind.chase
    let stage: Int32
    /// Of the waits, in per cent: longer ones are cut to it.
    let percentile: Double

    /// What is over sooner nobody chases: it is no wait for somebody outside but what the ledger's causes leave over, seconds of hand-overs
    /// and edges of hours. It does not count for the percentile.
    static let shortest: Microseconds = .hour
    /// Somebody's time for each wait that is chased.
    static let effortOfOne = 10 * Microseconds.minute

    public var parameters: [LeverParameter] {
        [.init("stage", .stage(stage)), .init("percentile", .percent(percentile))]
    }
    public var answers: LeverTarget { .init(activities: [stage], causes: [.unexplained, .undetermined]) }

    init(stage: Int32, percentile: Double) { (self.stage, self.percentile) = (stage, percentile) }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        self.init(
            stage: try text.stage(in: log),
            percentile: try text.number("percentile", atMost: 99, otherwise: 75)
        )
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        let waits = (0..<logged.work.instanceCount).filter {
            logged.work.activity[$0] == stage && logged.work.outside[$0] >= Chase.shortest
        }
        let lengths = waits.map { logged.work.outside[$0] }.sorted()
        guard let most = quantile(ofSorted: lengths, percentile / 100) else {
            throw .noOutsideWait(ledger.log.activities[stage])
        }
        let longest = Microseconds(most.rounded())
        let chased = waits.filter { logged.work.outside[$0] > longest }
        guard !chased.isEmpty else { throw .alreadySo(lever: text(ledger.log)) }
        for instance in chased { logged.work.outside[instance] = longest }
        return LeverEffort(weeklyHours: logged.perWeek(Microseconds(chased.count) * Chase.effortOfOne))
    }
}
