import EventLogs
import Parallelism
import Sorting

/// Orders that the log's first and last day cut through, and arrivals that dry up before its end.
///
/// The edge is as wide as nine in ten orders take. An order in it counts as cut if it begins or ends with an
/// activity that settled orders, those away from the edge, do not begin or end with.
struct LogEdgesCheck: QualityCheck {
    let name = CheckName.logEdges
    let takesAllProcessors = true

    func symptoms(in examination: Examination) -> [Symptom] {
        let sound = examination.orders.count(where: examination.isSound)
        guard sound >= 50 else { return [] }
        // One order in two hundred may be a straggler, beyond what is the log's edge for all others.
        let ranks = [sound * 9 / 10, sound / 200, sound - 1 - sound / 200]
        let quantiles = concurrentMap(ranks.count) { number in
            examination.ofSoundOrders {
                switch number {
                case 0: examination.lastEvent[$0] - examination.firstEvent[$0]
                case 1: examination.firstEvent[$0]
                default: examination.lastEvent[$0]
                }
            }.value(atRank: ranks[number])
        }
        let (width, begin, end) = (quantiles[0], quantiles[1], quantiles[2])
        // Where orders take as long as the log, no order is settled.
        guard width > 0, end - begin > 3 * width else { return [] }
        let edges = EdgeTally(of: examination, begin: begin + width, end: end - width)
        return [
            cut(.openAtTheEnd, edges.last, examination) { order in
                examination.lastEvent[order] > end - width
                    && !edges.last.settled.contains(
                        examination.log.activity[examination.lastInstance(ofOrder: order)]
                    )
            },
            cut(.begunBeforeTheLog, edges.first, examination) { order in
                examination.firstEvent[order] < begin + width
                    && !edges.first.settled.contains(
                        examination.log.activity[examination.log.firstInstance[order]]
                    )
            },
            dryArrivals(examination, sound, begin: begin, end: end, width: width),
        ].compactMap(\.self)
    }

    /// - Parameter isCut: whether an order is at the edge and cut.
    private func cut(
        _ code: QualityCode,
        _ edge: EdgeTally.Edge,
        _ examination: Examination,
        _ isCut: @escaping (Int) -> Bool
    ) -> Symptom? {
        guard edge.settled.orders >= 25 else { return nil }
        let affected = edge.unusual(edge.atEdge)
        let usualShare = Double(edge.unusual(edge.settled)) / Double(edge.settled.orders)
        let share = Double(affected) / Double(max(edge.atEdge.orders, 1))
        guard affected >= 5, share >= 2 * usualShare + 0.1 else { return nil }
        return Symptom(
            code: code,
            severity: affected * 10 > examination.orderCount ? .warning : .note,
            count: affected,
            of: examination.orderCount,
            unit: .orders,
            witnesses: examination.orders.filter { examination.isSound($0) && isCut($0) }
                .prefix(Witness.most).map { .order($0) }
        )
    }

    /// New orders in the last stretch (as wide as an edge, a week to half a year) at less than a third of the
    /// rate before.
    private func dryArrivals(
        _ examination: Examination,
        _ sound: Int,
        begin: Microseconds,
        end: Microseconds,
        width: Microseconds
    ) -> Symptom? {
        let stretch = min(max(width, .week), 26 * .week)
        guard sound >= 100, end - begin > 4 * stretch else { return nil }
        let late = examination.orders.count {
            examination.firstEvent[$0] > end - stretch && examination.isSound($0)
        }
        let expected = Double(sound - late) / Double(end - begin - stretch) * Double(stretch)
        guard expected >= 20, Double(late) * 3 < expected else { return nil }
        return Symptom(
            code: .arrivalsStop,
            severity: .note,
            count: late,
            of: Int(expected.rounded()),
            unit: .orders,
            facts: [
                "from": .date(examination.log.zone.date(end - stretch)),
                "to": .date(examination.log.zone.date(end)),
                "expected": .count(Int(expected.rounded())),
            ]
        )
    }
}

/// The activities at both ends of the sound orders, of settled orders and of those at an edge of the log.
private struct EdgeTally: Sendable {
    struct Edge: Sendable {
        var settled: UsualActivities
        var atEdge: UsualActivities

        @inline(__always)
        mutating func add(_ activity: Int32, isSettled: Bool) {
            if isSettled { settled.add(activity) } else { atEdge.add(activity) }
        }

        mutating func merge(_ other: Edge) {
            settled.merge(other.settled)
            atEdge.merge(other.atEdge)
        }

        /// How many of those orders have an activity there that settled ones do not have.
        func unusual(_ orders: UsualActivities) -> Int {
            orders.counts.indices.reduce(0) {
                settled.contains(Int32($1)) ? $0 : $0 + orders.counts[$1]
            }
        }
    }

    private(set) var first: Edge
    private(set) var last: Edge

    /// - Parameters:
    ///   - begin: orders that begin before are at the log's beginning.
    ///   - end: orders that end after are at its end.
    /// - Complexity: O(n), on all processors.
    init(of examination: Examination, begin: Microseconds, end: Microseconds) {
        let log = examination.log
        let none = UsualActivities(activityCount: log.activities.count)
        let nothing = Edge(settled: none, atEdge: none)
        let ranges = log.orderRanges(count: 4 * processorCount)
        let parts = concurrentMap(ranges.count) { part in
            var (first, last) = (nothing, nothing)
            for order in ranges[part] where examination.isSound(order) {
                first.add(
                    log.activity[log.firstInstance[order]],
                    isSettled: examination.firstEvent[order] >= begin
                )
                last.add(
                    log.activity[examination.lastInstance(ofOrder: order)],
                    isSettled: examination.lastEvent[order] <= end
                )
            }
            return (first, last)
        }
        (first, last) = (nothing, nothing)
        for part in parts {
            first.merge(part.0)
            last.merge(part.1)
        }
    }
}

extension Examination {
    /// Whether an order has instances, none of which is a stray at either of its ends.
    fileprivate func isSound(_ order: Int) -> Bool {
        firstEvent[order] != EventLog.missingTime && !range.isStray(firstEvent[order])
            && !range.isStray(lastEvent[order])
    }

    /// A number for each sound order, in their order.
    fileprivate func ofSoundOrders(_ number: (Int) -> Microseconds) -> [Microseconds] {
        Array(unsharedCapacity: log.orderCount) { numbers, count in
            for order in 0..<log.orderCount where isSound(order) {
                numbers[count] = number(order)
                count += 1
            }
        }
    }
}
