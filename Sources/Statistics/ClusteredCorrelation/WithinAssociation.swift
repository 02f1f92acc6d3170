/// How a column and an outcome of units that are watched over periods move together within a unit, when what all units
/// have in common in a period is taken out too (two-way fixed effects).
public struct WithinAssociation: Sendable, Equatable {
    /// Of what unit and period effects leave of both; the clusters are the units.
    public let correlation: ClusteredCorrelation
    /// Units of the outcome for one unit of the column: the slope of the regression of the outcome on the column and on both
    /// fixed effects. Nil where the correlation is.
    public let slope: Double?
    /// Of the slope, by the jackknife over units: CV3, with a degree of freedom less than units. Nil where the correlation's is.
    public let slopeError: Double?

    public func slopeInterval(confidence: Double = 0.95) -> ClosedRange<Double>? {
        guard let slope, let slopeError else { return nil }
        let freedom = Double(correlation.degreesOfFreedom)
        let reach = StudentT(degreesOfFreedom: freedom).halfWidth(confidence: confidence) * slopeError
        return slope - reach...slope + reach
    }
}

/// The association of each column with each outcome within units, unit and period effects taken out of both; each pair for
/// itself, over the rows in which both have a value.
///
/// Leaving out a unit is exact: unit effects are its own affair, and the period effects of the others are solved for anew each time.
/// Units with one row say nothing and do not count.
/// - Parameters:
///   - columns: not-a-number stands for a missing value; so among the outcomes.
///   - units: for each row its unit, not falling: the rows of a unit lie together.
///   - periods: for each row its period; no two rows of a unit share one.
/// - Returns: outcome by outcome, within it column by column.
/// - Throws: `CorrelationError`; `InferenceError.clusteringLength`.
/// - Complexity: O(n · columns · outcomes) for each combination of gaps, and units · (periods³ + periods² · (columns +
///   outcomes) + periods · columns · outcomes), on all processors; the same on every number of threads.
public func withinAssociations(
    columns: [NumericColumn],
    outcomes: [NumericColumn],
    units: Clustering,
    periods: Clustering
) throws -> [WithinAssociation] {
    try CorrelationError.check(columns + outcomes, rows: units.codes.count)
    try periods.checkLength(rows: units.codes.count)
    precondition(
        zip(units.codes, units.codes.dropFirst()).allSatisfy { $0 <= $1 },
        "rows of a unit lie together"
    )
    var table = PairTable<WithinAssociation>(columns: columns.count, outcomes: outcomes.count)
    for group in PairsOfSameRows.groups(columns: columns, outcomes: outcomes) {
        let own = group.columns.map { columns[$0].rows(group.rows) }
        let results = group.outcomes.map { outcomes[$0].rows(group.rows) }
        let sums = WithinSums(
            columns: own,
            outcomes: results,
            units: units.rows(group.rows),
            periods: periods.rows(group.rows)
        )
        table.put(sums.associations(), columns: group.columns, outcomes: group.outcomes)
    }
    return table.values
}
