import EventLogs
import Sorting

/// Orders that the log's first and last day cut through, and arrivals that dry up before its end.
///
/// The edge is as wide as nine in ten orders take. An order in it counts as cut if it begins or ends with an
/// activity that settled orders, those away from the edge, do not begin or end with.
struct LogEdgesCheck: QualityCheck {
    let name = CheckName.logEdges

    func symptoms(in examination: Examination) -> [Symptom] {
        let sound = examination.orders.filter {
            !examination.range.isStray(examination.firstEvent[$0])
                && !examination.range.isStray(examination.lastEvent[$0])
        }
        guard sound.count >= 50 else { return [] }
        let width = sound.map { examination.lastEvent[$0] - examination.firstEvent[$0] }
            .value(atRank: sound.count * 9 / 10)
        // One order in two hundred may be a straggler, beyond what is the log's edge for all others.
        let begin = sound.map { examination.firstEvent[$0] }.value(atRank: sound.count / 200)
        let end = sound.map { examination.lastEvent[$0] }
            .value(atRank: sound.count - 1 - sound.count / 200)
        // Where orders take as long as the log, no order is settled.
        guard width > 0, end - begin > 3 * width else { return [] }
        return [
            cutAtTheEnd(examination, sound, edge: end - width),
            cutAtTheBeginning(examination, sound, edge: begin + width),
            dryArrivals(examination, sound, begin: begin, end: end, width: width),
        ].compactMap(\.self)
    }

    private func cutAtTheEnd(_ examination: Examination, _ orders: [Int], edge: Microseconds) -> Symptom? {
        let settled = orders.filter { examination.lastEvent[$0] <= edge }
        let atEdge = orders.filter { examination.lastEvent[$0] > edge }
        let usual = OrderEdges(of: examination, orders: settled)
        let isCut = { (order: Int) in
            !usual.isUsualEnd(examination.log.activity[examination.lastInstance(ofOrder: order)])
        }
        return cut(.openAtTheEnd, settled: settled, atEdge: atEdge, isCut, examination)
    }

    private func cutAtTheBeginning(_ examination: Examination, _ orders: [Int], edge: Microseconds)
        -> Symptom?
    {
        let settled = orders.filter { examination.firstEvent[$0] >= edge }
        let atEdge = orders.filter { examination.firstEvent[$0] < edge }
        let usual = OrderEdges(of: examination, orders: settled)
        let isCut = { (order: Int) in
            !usual.isUsualStart(examination.log.activity[examination.log.firstInstance[order]])
        }
        return cut(.begunBeforeTheLog, settled: settled, atEdge: atEdge, isCut, examination)
    }

    private func cut(
        _ code: QualityCode,
        settled: [Int],
        atEdge: [Int],
        _ isCut: (Int) -> Bool,
        _ examination: Examination
    ) -> Symptom? {
        guard settled.count >= 25 else { return nil }
        let affected = atEdge.filter(isCut)
        let usualShare = Double(settled.count(where: isCut)) / Double(settled.count)
        let share = Double(affected.count) / Double(max(atEdge.count, 1))
        guard affected.count >= 5, share >= 2 * usualShare + 0.1 else { return nil }
        return Symptom(
            code: code,
            severity: affected.count * 10 > examination.orders.count ? .warning : .note,
            count: affected.count,
            of: examination.orders.count,
            unit: .orders,
            witnesses: affected.prefix(Witness.most).map { .order($0) }
        )
    }

    /// New orders in the last stretch (as wide as an edge, a week to half a year) at less than a third of the
    /// rate before.
    private func dryArrivals(
        _ examination: Examination,
        _ orders: [Int],
        begin: Microseconds,
        end: Microseconds,
        width: Microseconds
    ) -> Symptom? {
        let stretch = min(max(width, .week), 26 * .week)
        guard orders.count >= 100, end - begin > 4 * stretch else { return nil }
        let late = orders.count { examination.firstEvent[$0] > end - stretch }
        let expected = Double(orders.count - late) / Double(end - begin - stretch) * Double(stretch)
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
