import EventLogs
import Statistics

extension SegmentsReport {
    /// Looks for segments of a ledger's orders.
    /// - Parameters:
    ///   - lateness: of each order; nil where no rule says when an order is late.
    ///   - rule: by which lateness was judged.
    /// - Throws: ``DriversError/noSuchAttribute(_:known:)``, `noSuchCluster`. What else cannot be computed is null in the report, with its
    ///   reason.
    /// - Complexity: O(instances + orders · features²), on all processors, and two regressions on half of the orders for
    ///   each segment tested.
    public init(
        _ ledger: DelayLedger,
        lateness: [Lateness]? = nil,
        rule: LateRule? = nil,
        options: SegmentOptions = SegmentOptions()
    ) throws {
        let features = OrderFeatures(ledger, options: options.drivers.features)
        let study = try SegmentStudy(ledger, features, lateness: lateness, options: options)
        let results = study.tested()
        var tested = results.rows
        let pValues = tested.map(\.row.pValue)
        // Every p value comes from a distribution, so that none lies outside 0 ... 1.
        guard let adjusted = try? AdjustedPValues(pValues, by: .benjaminiHochberg) else {
            preconditionFailure("p values are probabilities")
        }
        for index in tested.indices { tested[index].row.adjustedPValue = adjusted.values[index] }
        func isConfirmed(_ row: SegmentRow) -> Bool {
            row.adjustedPValue.map { $0 <= 1 - options.drivers.confidence } ?? false
        }
        let log = ledger.log
        let rows = study.rows
        let judged = study.isLate.compactMap(\.self)
        self.init(
            log: LogSummary(log),
            leadTime: LeadTimeSummary(of: ledger),
            orders: rows.orders.count,
            openOrders: rows.open,
            incompleteOrders: rows.incomplete,
            search: SegmentSearchRow(
                seed: options.drivers.seed,
                searchedOrders: study.seen.count,
                confirmingOrders: study.unseen.count,
                features: study.columns.map(\.name),
                conditions: study.conditions,
                depth: options.depth,
                fewestOrders: study.fewestOrders,
                evaluated: study.evaluated,
                pruned: study.pruned,
                tested: adjusted.tests
            ),
            errors: DriverErrors(rows, confidence: options.drivers.confidence),
            lateness: rule.flatMap { rule in
                lateness == nil
                    ? nil
                    : SegmentLatenessRow(
                        criterion: LateCriterion(rule),
                        judged: judged.count,
                        late: judged.count { $0 }
                    )
            },
            segments: tested.filter { isConfirmed($0.row) && $0.isWorse }.map(\.row)
                .sorted(by: SegmentRow.weighsMore),
            brightSpots: tested.filter { isConfirmed($0.row) && !$0.isWorse }.map(\.row)
                .sorted(by: SegmentRow.weighsMore),
            unconfirmed: tested.filter { !isConfirmed($0.row) }.map(\.row),
            setAside: lateness == nil ? [] : rows.setAside(options.drivers.setAside, lateness, log),
            leftOut: rows.leftOut,
            notComputed: study.gaps + results.gaps + (lateness == nil ? [.init(.lateness, .noLateRule)] : [])
        )
    }
}

extension SegmentRow {
    /// Its effect for all of its orders.
    public var weight: Double {
        let effect = outcome == .hours ? hours : late
        return (effect?.estimate ?? 0) * Double(orders)
    }

    fileprivate static func weighsMore(_ left: SegmentRow, _ right: SegmentRow) -> Bool {
        left.outcome == right.outcome ? abs(left.weight) > abs(right.weight) : left.outcome == .hours
    }
}
