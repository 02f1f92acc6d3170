import Statistics

/// Rows of some periods without the effects of person and period, which differ for other reasons as well.
///
/// What is left of indicators and outcomes tells whether the outcome is better where the same person does better than usual, in a
/// month that is no better than others (the two-way within transformation; see `Absorption`).
struct WithinRows: Sendable {
    /// For each row its person.
    let personCodes: [Int32]
    let indicators: [NumericColumn]
    let outcomes: [NumericColumn]
    private let peopleCount: Int

    /// - Parameter isIncluded: of a period's code.
    /// - Throws: `AbsorptionError.notConverged`, ``WeightEvidenceError/outcomeDoesNotVary(_:)`` for
    ///   all periods.
    /// - Complexity: as `Absorption.demeaned`, on all processors.
    init(_ rows: ScoredRows, where isIncluded: (Int32) -> Bool = { _ in true }) throws {
        let chosen = rows.periodCodes.indices.filter { isIncluded(rows.periodCodes[$0]) }
        let isAll = chosen.count == rows.count
        func part(_ codes: [Int32]) -> [Int32] { isAll ? codes : chosen.map { codes[$0] } }
        func part(_ column: NumericColumn) -> NumericColumn {
            isAll ? column : NumericColumn(name: column.name, values: chosen.map { column.values[$0] })
        }
        personCodes = part(rows.personCodes)
        let absorption = try Absorption([
            CategoricalColumn(name: "person", levels: rows.people, codes: personCodes),
            CategoricalColumn(
                name: "period",
                levels: rows.periods.map(\.description),
                codes: part(rows.periodCodes)
            ),
        ])
        let demeaned = try absorption.demeaned((rows.indicators + rows.outcomes).map(part))
        // What the effects explain to the last digits is rounding, not a small variance.
        let columns = zip(demeaned.columns, demeaned.remainingShares).map { column, share in
            share > 1e-13
                ? column : NumericColumn(name: column.name, values: column.values.map { _ in 0 })
        }
        indicators = Array(columns.prefix(rows.indicators.count))
        outcomes = Array(columns.suffix(rows.outcomes.count))
        // Of some periods an outcome may be flat: there it is explained by nothing.
        if isAll, let flat = outcomes.first(where: { $0.values.allSatisfy { $0 == 0 } }) {
            throw WeightEvidenceError.outcomeDoesNotVary(flat.name)
        }
        peopleCount = rows.people.count
    }

    /// The cross-products of each person's rows: indicators first, then outcomes.
    /// - Complexity: O(rows · columns²), on all processors.
    func grams() throws -> ClusterGrams {
        let clustering = Clustering(name: "person", codes: personCodes, codeCount: peopleCount)
        return try ClusterGrams(design, outcomes: outcomes, clusteredBy: clustering)
    }

    /// What the rows of all people together say.
    /// - Complexity: O(rows · columns²), on all processors.
    func evidence() throws -> WeightEvidence {
        try WeightEvidence(Gram(design, outcomes: outcomes), outcomeCount: outcomes.count)
    }

    private var design: Design {
        get throws {
            try Design(
                indicators.map(Design.Term.numeric),
                rowCount: personCodes.count,
                hasIntercept: false
            )
        }
    }
}
