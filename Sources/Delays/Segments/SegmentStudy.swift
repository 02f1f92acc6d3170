import EventLogs
import Parallelism
import Statistics

/// The search of one report: halves of the orders, what the first suggests, what the second says to it.
struct SegmentStudy: Sendable {
    let ledger: DelayLedger
    let rows: DriverRows
    let options: SegmentOptions
    /// Of each row; nil where it cannot be judged.
    let isLate: [Bool?]
    /// Of the rows, the features that conditions are made of.
    let columns: [DriverColumn]
    let seen: [Int32]
    let unseen: [Int32]
    let fewestOrders: Int
    private(set) var segmentColumns: [SegmentColumn] = []
    private(set) var candidates: [SegmentCandidate] = []
    private(set) var conditions = 0
    private(set) var evaluated = 0
    private(set) var pruned = 0
    private(set) var gaps: [DriverGapRow] = []

    /// In standard errors: what is less is not passed on.
    private static let leastStrength = 3.0

    init(
        _ ledger: DelayLedger,
        _ features: OrderFeatures,
        lateness: [Lateness]?,
        options: SegmentOptions
    ) throws {
        self.ledger = ledger
        self.options = options
        rows = try DriverRows(ledger, features, options: options.drivers)
        isLate = rows.isLate(lateness, ledger.log, settingAside: options.drivers.setAside)
        columns = rows.columns.filter { options.includesHappened || $0.kind == .given }
        (seen, unseen) = SegmentStudy.halves(rows, ledger.log.orders, seed: options.drivers.seed)
        fewestOrders = options.fewestOrders ?? max(30, seen.count / 200)
        search(features)
    }

    /// Orders that hang together stay together. Else its name decides on each, so that it is in the same half whatever else is in the log,
    /// and in which order: reports of a desk can be compared.
    private static func halves(
        _ rows: DriverRows,
        _ names: NameTable,
        seed: UInt64
    ) -> (seen: [Int32], unseen: [Int32]) {
        let isSeen: [Bool]
        if let clustering = rows.clustering {
            var stream = RandomStream(seed: seed, stream: 1)
            let ofCluster = (0..<clustering.codeCount).map { _ in stream.nextUniform() < 0.5 }
            isSeen = clustering.codes.map { ofCluster[Int($0)] }
        } else {
            isSeen = rows.orders.map { order in
                var stream = RandomStream(seed: seed, of: names[order])
                return stream.nextUniform() < 0.5
            }
        }
        let all = 0..<Int32(rows.orders.count)
        return (all.filter { isSeen[Int($0)] }, all.filter { !isSeen[Int($0)] })
    }

    private mutating func search(_ features: OrderFeatures) {
        guard !columns.isEmpty else {
            gaps.append(.init(.segments, .noFeatures))
            return
        }
        guard seen.count >= 2 * fewestOrders, unseen.count >= 2 * fewestOrders else {
            gaps.append(.init(.segments, .tooFewOrders))
            return
        }
        guard rows.leadTime.contains(where: { $0 != rows.leadTime[0] }) else {
            gaps.append(.init(.segments, .noVariance))
            return
        }
        do {
            let (columns, rows, seen, fewest) = (self.columns, self.rows, self.seen, fewestOrders)
            let hours = seen.map { rows.leadTime[Int($0)] }
            let adjusted = try SubgroupOutcome(columns, rows: seen, outcome: hours)
            segmentColumns = concurrentMap(columns.count) { index in
                guard let feature = features[columns[index].subject] else {
                    preconditionFailure("columns are made of features")
                }
                return SegmentColumn(
                    columns[index],
                    feature,
                    rows: rows,
                    seen: seen,
                    outcome: zip(adjusted.residuals, adjusted.contributions[index]).map(+),
                    fewest: fewest
                )
            }
            find(.hours, adjusted, among: seen)
        } catch { gaps.append(DriverGapRow(.segments, error)) }
        searchLate()
    }

    private mutating func searchLate() {
        let judged = seen.filter { isLate[Int($0)] != nil }
        guard !segmentColumns.isEmpty, !judged.isEmpty else { return }
        let late = judged.map { isLate[Int($0)] == true ? 100.0 : 0 }
        guard late.contains(where: { $0 != late[0] }) else {
            gaps.append(.init(.lateness, .oneOutcome))
            return
        }
        do { find(.late, try SubgroupOutcome(columns, rows: judged, outcome: late), among: judged) } catch {
            gaps.append(DriverGapRow(.lateness, error))
        }
    }

    /// Adds what stands out by an outcome, but for what stands out by another one already.
    private mutating func find(_ kind: SegmentRow.Outcome, _ outcome: SubgroupOutcome, among some: [Int32]) {
        let segmentColumns = segmentColumns
        let selectors = concurrentMap(segmentColumns.count) { segmentColumns[$0].selector(some) }
        var search = SubgroupSearch.Options()
        search.depth = options.depth
        search.fewestRows = fewestOrders
        search.isBeyondParts = true
        search.most = 1_000
        search.leastQuality = SegmentStudy.leastStrength * outcome.deviation
        let found = SubgroupSearch(selectors, outcome: outcome, options: search)
        let select = SegmentSelection(
            selectors: selectors,
            outcome: outcome,
            fewestRows: fewestOrders,
            leastQuality: search.leastQuality,
            most: options.most
        )
        if kind == .hours { conditions = selectors.reduce(0) { $0 + $1.conditions.count } }
        evaluated += found.evaluated
        pruned += found.pruned
        for own in select(found.higher) + select(found.lower) {
            let cover = cover(own.subgroup)
            let isKnown = candidates.contains { known in
                let common = known.cover.intersectionCount(cover)
                let either = known.cover.count + cover.count - common
                return known.outcome != kind && known.direction == own.direction
                    && Double(common) > SegmentSelection.mostOverlap * Double(either)
            }
            guard !isKnown else { continue }
            candidates.append(
                SegmentCandidate(
                    subgroup: own.subgroup,
                    direction: own.direction,
                    outcome: kind,
                    strength: own.quality / outcome.deviation,
                    cover: cover
                )
            )
        }
    }

    private func cover(_ subgroup: Subgroup) -> RowSet {
        let covers = subgroup.conditions.map { condition in
            segmentColumns[condition.column].cover(condition.codes)
        }
        return covers.dropFirst().reduce(covers[0]) { $0.intersection($1) }
    }
}
