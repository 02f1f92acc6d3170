import Statistics

/// The tests of segments on the half of the orders that did not suggest them.
struct SegmentConfirmation: Sendable {
    /// An effect on each outcome, or why it cannot be told; nil where it was not asked for.
    struct Effects: Sendable {
        var hours: Effect?
        var late: Effect?

        subscript(outcome: SegmentRow.Outcome) -> Effect? { outcome == .hours ? hours : late }
    }

    enum Effect: Sendable {
        case told(CoefficientTest)
        case untold(DriverGapRow.Reason)

        var test: CoefficientTest? {
            if case .told(let test) = self { return test }
            return nil
        }

        var gap: DriverGapRow.Reason? {
            if case .untold(let reason) = self { return reason }
            return nil
        }
    }

    let columns: [DriverColumn]
    let segmentColumns: [SegmentColumn]
    let rows: DriverRows
    let unseen: [Int32]
    /// Of all rows; nil where an order cannot be judged.
    let isLate: [Bool?]
    let confidence: Double

    private static let mark = "segment"

    /// The segment against the orders that are the same in all features but its own.
    /// - Throws: `RegressionError`, `InferenceError`.
    func effects(_ candidate: SegmentCandidate) throws -> Effects {
        let own = Set(candidate.subgroup.columns)
        let others = columns.indices.filter { !own.contains($0) }
        return try test(others.map { columns[$0].term }, [], candidate.cover, candidate.outcome, both: true)
    }

    /// What the segment has beyond its conditions' own effects, and beside stronger segments on the same features.
    /// - Throws: `RegressionError`, `InferenceError`.
    func ownEffects(_ candidate: SegmentCandidate, beside stronger: [SegmentCandidate]) throws -> Effects {
        let conditions = candidate.subgroup.conditions
        let own = Set(candidate.subgroup.columns)
        let isConjunction = conditions.count > 1
        let kept = columns.indices.filter { isConjunction || !own.contains($0) }
        var marks = stronger.filter { !own.isDisjoint(with: $0.subgroup.columns) }.map(\.cover)
        if isConjunction {
            let covers = conditions.map { segmentColumns[$0.column].cover($0.codes) }
            marks += covers
            if covers.count == 3 {
                marks += [(0, 1), (0, 2), (1, 2)].map { covers[$0].intersection(covers[$1]) }
            }
        }
        return try test(
            kept.map { columns[$0].term },
            marks,
            candidate.cover,
            candidate.outcome,
            both: false
        )
    }

    private func test(
        _ terms: [Design.Term],
        _ marks: [RowSet],
        _ segment: RowSet,
        _ outcome: SegmentRow.Outcome,
        both: Bool
    ) throws -> Effects {
        let judged = unseen.filter { isLate[Int($0)] != nil }
        var effects = Effects()
        let leadTime = { (row: Int32) in rows.leadTime[Int(row)] }
        let late = { (row: Int32) in isLate[Int(row)] == true ? 100.0 : 0 }
        if both, judged.count == unseen.count, !judged.isEmpty {
            let tests = try test(terms, marks, segment, unseen, [leadTime, late])
            return Effects(hours: tests[0], late: tests[1])
        }
        if both || outcome == .hours {
            effects.hours = try test(terms, marks, segment, unseen, [leadTime])[0]
        }
        if both || outcome == .late, !judged.isEmpty {
            effects.late = try test(terms, marks, segment, judged, [late])[0]
        }
        return effects
    }

    /// Whether the orders that tell a segment from all others are in clusters enough, and those that tell it from each of the marks: what the
    /// mark has beyond it, or, where that is another kind of orders, what it has beyond the mark.
    private func isEnough(
        _ clustering: Clustering,
        _ segment: RowSet,
        beside marks: [RowSet],
        _ chosen: [Int32]
    ) -> Bool {
        guard clustering.isEnough(forMark: { segment.contains(Int(chosen[$0])) }) else { return false }
        return marks.allSatisfy { mark in
            let beyond = segment.subtracting(mark)
            let telling = beyond.count == 0 ? mark.subtracting(segment) : beyond
            // None: the mark is the segment, which the regression finds out.
            return telling.count == 0
                || clustering.clusterCount { telling.contains(Int(chosen[$0])) } >= Clustering.fewestOfMark
        }
    }

    private func test(
        _ terms: [Design.Term],
        _ marks: [RowSet],
        _ segment: RowSet,
        _ chosen: [Int32],
        _ outcomes: [(Int32) -> Double]
    ) throws -> [Effect] {
        func untold(_ reason: DriverGapRow.Reason) -> [Effect] { outcomes.map { _ in .untold(reason) } }
        let clustering = rows.clustering?.selecting(rows: chosen)
        if let clustering, !isEnough(clustering, segment, beside: marks, chosen) {
            return untold(.tooFewClusters)
        }
        func column(_ name: String, _ cover: RowSet) -> Design.Term {
            .numeric(NumericColumn(name: name, values: chosen.map { cover.contains(Int($0)) ? 1.0 : 0 }))
        }
        var all = try Design(terms, rowCount: rows.orders.count).selecting(rows: chosen).terms
        all += marks.enumerated().map { column("mark \($0.offset)", $0.element) }
        all.append(column(SegmentConfirmation.mark, segment))
        let design = try Design(all, rowCount: chosen.count)
        let values = outcomes.enumerated().map { number, outcome in
            NumericColumn(name: "outcome \(number)", values: chosen.map(outcome))
        }
        let fitted = try FittedRows(design, outcomes: values)
        guard fitted.regression.degreesOfFreedom > 0 else {
            throw RegressionError.tooFewRows(
                rows: chosen.count,
                coefficients: fitted.regression.parameterCount
            )
        }
        let regression = fitted.regression
        // The others leave too few orders to tell it by.
        guard let mark = regression.columns.firstIndex(of: design.columnCount - 1),
            TellingOrders(regression).count(ofPosition: mark) >= TellingOrders.fewest
        else { return untold(.tooFewOrders) }
        let covariance = try fitted.orderCovariance(clusteredBy: clustering)
        return outcomes.indices.map { number in
            let tests = regression.coefficientTests(
                outcome: number,
                covariance: covariance,
                confidence: confidence
            )
            guard let test = tests.first(where: { $0.name == SegmentConfirmation.mark }), test.error > 0
            else { return .untold(.exactFit) }
            return .told(test)
        }
    }
}
