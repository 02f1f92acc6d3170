import Statistics

/// The tests of segments on the half of the orders that did not suggest them.
struct SegmentConfirmation: Sendable {
    /// An effect on each outcome; nil where it cannot be told.
    struct Effects: Sendable {
        var hours: CoefficientTest?
        var late: CoefficientTest?

        subscript(outcome: SegmentRow.Outcome) -> CoefficientTest? { outcome == .hours ? hours : late }
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
            let covers = conditions.map { cover($0) }
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

    func cover(_ condition: Subgroup.Condition) -> RowSet {
        let codes = segmentColumns[condition.column].codes
        return RowSet(rowCount: codes.count) { condition.codes.contains(Int(codes[$0])) }
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

    /// Nil where the other columns determine which orders are in the segment.
    private func test(
        _ terms: [Design.Term],
        _ marks: [RowSet],
        _ segment: RowSet,
        _ chosen: [Int32],
        _ outcomes: [(Int32) -> Double]
    ) throws -> [CoefficientTest?] {
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
        else { return outcomes.map { _ in nil } }
        let covariance = try self.covariance(fitted, chosen)
        return outcomes.indices.map { number in
            fitted.regression.coefficientTests(
                outcome: number,
                covariance: covariance,
                confidence: confidence
            ).first { $0.name == SegmentConfirmation.mark && $0.pValue.isFinite }
        }
    }

    /// HC3, or HC1 where a level has but one order, which says nothing about the segment; CR1 by clusters.
    private func covariance(_ fitted: FittedRows, _ chosen: [Int32]) throws -> CoefficientCovariance {
        if let clustering = rows.clustering {
            return try fitted.covariance(clusteredBy: clustering.selecting(rows: chosen))
        }
        do { return try fitted.covariance(.hc3) } catch InferenceError.leverageOfOne {
            return try fitted.covariance(.hc1)
        }
    }
}
