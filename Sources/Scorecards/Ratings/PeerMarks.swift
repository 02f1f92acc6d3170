import LinearAlgebra
import Statistics

/// The marks that colleagues give each other (360°), without what is the rater's and not the person's.
///
/// Some raters give all whom they rate more than others do. A mark is taken for the sum of what the person has in the period and
/// how lenient the rater is over all periods (``Statistics/AdditiveTable``), and the latter is taken away. It is estimated from
/// the marks of raters who gave ``fewestMarks`` or more; what all others give counts as it is. A rater of one mark would be fitted
/// without an error: the mark would say nothing of the person, and could be told from the value. Marks that people give themselves
/// do not count.
///
/// Raters' leniency as a least-squares effect: M. R. Raymond, C. Viswesvaran, Least squares models to correct for rater effects in
/// performance assessment, Journal of Educational Measurement 30 (1993), 253-268.
public struct PeerMarks: Sendable {
    /// The id of the indicator that they are values of.
    public let indicator: String
    /// A value for each person's period, with the number of its raters.
    public let measurements: [Panel.Measurement]
    /// Persons' periods with too few raters.
    public let withheld: [WithheldValue]
    public let leniency: Leniency
    /// What each rater whose leniency is estimated gives more than the others; by rater, and for nobody else to see.
    let effects: [String: Double]
    /// How far raters agree about persons' periods; nil where that cannot be told.
    public let agreement: IntraclassCorrelation?
    /// In how many parts people and the raters whose leniency is estimated fall that share no marks. Marks of different parts compare
    /// only if their raters are equally lenient on the mean.
    public let components: Int
    /// Marks that people gave themselves.
    public let selfMarks: Int

    /// How lenient raters are, and of nobody how lenient: with the values that would tell who gave which mark.
    public struct Leniency: Sendable, Equatable {
        /// Who gave a mark that counts.
        public var raters: Int
        /// Those whose leniency is estimated and taken away.
        public var estimated: Int
        /// The standard deviation of the estimates, in units of the mark; nil where they are of fewer than three raters.
        public var standardDeviation: Double?
    }

    /// Fewer marks tell nothing of how lenient their rater is.
    public static let fewestMarks = 5

    /// Fewer raters tell who gave which mark.
    public static let fewestRaters = 3

    /// - Parameter minimum: the fewest raters of a mark that is shown; never fewer than ``fewestRaters``.
    /// - Precondition: no rater marks a person twice in a period; marks are finite.
    /// - Throws: `LinearAlgebraError` where marks are not finite.
    /// - Complexity: that of ``Statistics/AdditiveTable``.
    public init(_ ratings: [Rating], of indicator: String, minimum: Int = fewestRaters) throws {
        let counted = ratings.filter { $0.person != $0.rater }
        var targets = Numbering<Target>()
        let rows = counted.map { targets.code(of: Target(person: $0.person, period: $0.period)) }
        let cells = targets.things
        let raters = Set(counted.map(\.rater)).sorted()
        let codes = Dictionary(uniqueKeysWithValues: zip(raters, raters.indices.map { Int32($0) }))
        let columns = counted.map { codes[$0.rater] ?? 0 }
        let marks = counted.map(\.mark)
        var ofRater = [Int](repeating: 0, count: raters.count)
        for column in columns { ofRater[Int(column)] += 1 }
        let fitted = marks.indices.filter { ofRater[Int(columns[$0])] >= PeerMarks.fewestMarks }
        let table = try AdditiveTable(
            fitted.map { marks[$0] },
            rows: fitted.map { rows[$0] },
            rowCount: cells.count,
            columns: fitted.map { columns[$0] },
            columnCount: raters.count
        )
        var levels = [Double](repeating: 0, count: cells.count)
        for (index, mark) in marks.enumerated() {
            let effect = table.columnEffects[Int(columns[index])]
            levels[Int(rows[index])] += effect.isNaN ? mark : mark - effect
        }
        var counts = [Int](repeating: 0, count: cells.count)
        for row in rows { counts[Int(row)] += 1 }
        let needed = max(minimum, PeerMarks.fewestRaters)
        var measurements: [Panel.Measurement] = []
        var withheld: [WithheldValue] = []
        for (index, cell) in cells.enumerated() {
            if counts[index] < needed {
                withheld.append(
                    WithheldValue(
                        cell.person,
                        cell.period,
                        indicator,
                        .tooFewFacts(count: counts[index], needed: needed)
                    )
                )
            } else {
                measurements.append(
                    Panel.Measurement(
                        person: cell.person,
                        period: cell.period,
                        column: indicator,
                        value: levels[index] / Double(counts[index]),
                        count: Double(counts[index])
                    )
                )
            }
        }
        self.indicator = indicator
        self.measurements = measurements
        self.withheld = withheld
        effects = Dictionary(
            uniqueKeysWithValues: zip(raters, table.columnEffects).filter { !$0.1.isNaN }
        )
        leniency = try Leniency(raters: raters.count, effects: table.columnEffects.filter { !$0.isNaN })
        agreement = IntraclassCorrelation(
            marks,
            targets: rows,
            targetCount: cells.count,
            raters: columns,
            raterCount: raters.count
        )
        components = table.componentCount
        selfMarks = ratings.count - counted.count
    }

    private struct Target: Hashable {
        let person: String
        let period: Period
    }
}

extension PeerMarks.Leniency {
    /// From two the one could tell the other.
    private static let fewestOfSpread = 3

    fileprivate init(raters: Int, effects: [Double]) throws {
        self.raters = raters
        estimated = effects.count
        guard effects.count >= PeerMarks.Leniency.fewestOfSpread else { return }
        standardDeviation = try Moments(DoubleDoubleVector(effects)).standardDeviation
    }
}
