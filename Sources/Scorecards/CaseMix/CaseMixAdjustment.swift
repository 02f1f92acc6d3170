import Statistics

/// What composites are adjusted by for the mix of orders, so that who had hard orders is not behind for that.
///
/// A row is moved by -β (m - m̄), with m its mix, m̄ the mean of those looked at, and β the part of the ``CaseMixSlope`` that is signal. Rows
/// without a mix are left as they are: nobody knows what orders these were.
public struct CaseMixAdjustment: Sendable {
    public let mix: CaseMix
    /// By rows of all periods.
    public let slopes: BeforeAfter<CaseMixSlope>
    /// Of the rows that the slopes are told by: how many, and of how many people and periods.
    public let rows: Int
    public let people: Int
    public let periods: Int
    /// Of the rows looked at, how many have a mix and how many have none.
    public let known: Int
    public let unknown: Int
    /// Of the mixes looked at.
    public let mean: Double
    /// The standard deviation of people's mean mixes.
    public let spreadBetween: Double
    /// That of the mixes about the person's mean.
    public let spreadWithin: Double

    /// - Parameters:
    ///   - composites: of all rows of the panel.
    ///   - looked: of each person with a composite, the rows that are looked at.
    /// - Throws: ``CaseMixGap``.
    init(
        _ mix: CaseMix,
        composites: BeforeAfter<[Double]>,
        panel: Panel,
        looked: [[Int]]
    ) throws(CaseMixGap) {
        precondition(mix.values.count == panel.rowCount, "a mix for each row")
        let both = panel.personCodes.indices.filter { row in
            !mix.values[row].isNaN && !composites.current[row].isNaN && !composites.proposed[row].isNaN
        }
        guard mix.values.contains(where: { !$0.isNaN }) else { throw .nobodyInLog }
        let slopes = try CaseMixSlope.slopes(
            of: [composites.current, composites.proposed],
            on: mix.values,
            panel: panel
        )
        self.slopes = BeforeAfter(current: slopes[0], proposed: slopes[1])
        rows = both.count
        people = Set(both.map { panel.personCodes[$0] }).count
        periods = Set(both.map { panel.periodCodes[$0] }).count
        let mixes = looked.map { $0.map { mix.values[$0] }.filter { !$0.isNaN } }.filter { !$0.isEmpty }
        known = mixes.reduce(0) { $0 + $1.count }
        unknown = looked.reduce(0) { $0 + $1.count } - known
        guard known > 0 else { throw .notInThesePeriods }
        let all = mixes.reduce(0) { $0 + $1.reduce(0, +) } / Double(known)
        let means = mixes.map { $0.reduce(0, +) / Double($0.count) }
        let within = zip(mixes, means).reduce(0) { sum, person in
            sum + person.0.reduce(0) { $0 + ($1 - person.1) * ($1 - person.1) }
        }
        let ofMeans = means.reduce(0, +) / Double(means.count)
        let between = means.reduce(0) { $0 + ($1 - ofMeans) * ($1 - ofMeans) }
        spreadBetween = (between / Double(max(1, means.count - 1))).squareRoot()
        spreadWithin = (within / Double(max(1, known - means.count))).squareRoot()
        mean = all
        self.mix = mix
    }

    /// How far the mean of some rows is from the mean mix; those without a mix count as 0.
    /// - Parameter rows: at least one.
    func distance(_ rows: [Int]) -> Double {
        rows.reduce(0) { $0 + distance(ofRow: $1) } / Double(rows.count)
    }

    func distance(ofRow row: Int) -> Double { mix.values[row].isNaN ? 0 : mix.values[row] - mean }
}
