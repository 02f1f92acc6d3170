import Delays
import EventLogs
import WorkCalendars

/// Orders come in evenly over the working hours of the people of each day, or of each week, in the order in which they do now.
///
/// Promises move with their orders. Orders of days, or weeks, without working hours come when they do now.
public struct LevelArrivals: Lever {
    public static let kind = LeverKind.levelArrivals
    let span: Span

    public enum Span: String, Sendable, CaseIterable {
        case day, week
    }

    public var parameters: [LeverParameter] { [.init("within", .word(span.rawValue))] }
    public var answers: LeverTarget {
        .init(activities: nil, causes: [.contention, .prioritization, .unavailability])
    }

    init(within span: Span) { self.span = span }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        self.init(within: try text.choice("within", otherwise: .day))
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        let zone = ledger.log.zone
        let openHours = logged.openHours
        let length = span == .day ? Microseconds.day : .week
        // Weeks begin on Monday: 4 days after the first day of the epoch, a Thursday.
        let origin = span == .day ? 0 : 4 * Microseconds.day
        let orders = logged.work.arrival.indices.sorted {
            (logged.work.arrival[$0], $0) < (logged.work.arrival[$1], $1)
        }
        func period(_ order: Int) -> Microseconds {
            (zone.local(logged.work.arrival[order]) - origin).floored(by: length)
        }
        var isChanged = false
        for group in orders.chunked(by: { period($0) == period($1) }) {
            guard let first = group.first else { continue }
            let begin = origin + period(first) * length
            let open = openHours.clipped(
                from: zone.instant(local: begin),
                to: zone.instant(local: begin + length)
            )
            guard open.duration > 0 else { continue }
            for (place, order) in group.enumerated() {
                let share = (Double(place) + 0.5) / Double(group.count)
                let worked = Microseconds((Double(open.duration) * share).rounded())
                guard let arrival = open.instant(after: worked, from: open[0].from) else { continue }
                isChanged = isChanged || arrival != logged.work.arrival[order]
                logged.work.arrival[order] = arrival
            }
        }
        guard isChanged else { throw .alreadySo(lever: text(ledger.log)) }
        return LeverEffort(rules: 1)
    }
}

extension Array {
    /// Runs of neighbours that belong together.
    fileprivate func chunked(by belong: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
        var (chunks, first) = ([ArraySlice<Element>](), startIndex)
        for index in indices where index + 1 == endIndex || !belong(self[index], self[index + 1]) {
            chunks.append(self[first...index])
            first = index + 1
        }
        return chunks
    }
}
