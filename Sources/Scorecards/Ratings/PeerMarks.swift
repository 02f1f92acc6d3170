import Statistics

/// The marks that colleagues give each other (360°), without what is the rater's and not the person's.
///
/// Some raters give all whom they rate more than others do. A mark is taken for the sum of what the person has in the period and
/// how lenient the rater is over all periods (``Statistics/AdditiveTable``), and the latter is taken away. Marks that people give
/// themselves do not count.
public struct PeerMarks: Sendable {
    /// The id of the indicator that they are values of.
    public let indicator: String
    /// A value for each person's period, with the number of its raters.
    public let measurements: [Panel.Measurement]
    /// Persons' periods with too few raters.
    public let withheld: [WithheldValue]
    /// What each rater gives more than the others, sorted by rater.
    public let leniency: [Leniency]
    /// How far raters agree about persons' periods; nil where that cannot be told.
    public let agreement: IntraclassCorrelation?
    /// In how many parts people and raters fall that share no marks. Marks of different parts compare only if their raters are equally
    /// lenient on the mean.
    public let components: Int
    /// Marks that people gave themselves.
    public let selfMarks: Int

    public struct Leniency: Sendable, Equatable {
        public var rater: String
        public var marks: Int
        /// In units of the mark; positive for the lenient.
        public var effect: Double
    }

    /// Fewer raters tell who gave which mark.
    public static let fewestRaters = 3

    /// - Parameter minimum: the fewest raters of a mark that is shown; never fewer than ``fewestRaters``.
    /// - Precondition: no rater marks a person twice in a period; marks are finite.
    /// - Complexity: that of ``Statistics/AdditiveTable``.
    public init(_ ratings: [Rating], of indicator: String, minimum: Int = fewestRaters) throws {
        let counted = ratings.filter { $0.person != $0.rater }
        var targets: [Target: Int32] = [:]
        var cells: [Target] = []
        var rows: [Int32] = []
        for rating in counted {
            let target = Target(person: rating.person, period: rating.period)
            let code = targets[target, default: Int32(cells.count)]
            if code == cells.count {
                targets[target] = code
                cells.append(target)
            }
            rows.append(code)
        }
        let raters = Set(counted.map(\.rater)).sorted()
        let codes = Dictionary(uniqueKeysWithValues: zip(raters, raters.indices.map { Int32($0) }))
        let columns = counted.map { codes[$0.rater] ?? 0 }
        let marks = counted.map(\.mark)
        let table = try AdditiveTable(
            marks,
            rows: rows,
            rowCount: cells.count,
            columns: columns,
            columnCount: raters.count
        )
        var counts = [Int](repeating: 0, count: cells.count)
        for row in rows { counts[Int(row)] += 1 }
        var ofRater = [Int](repeating: 0, count: raters.count)
        for column in columns { ofRater[Int(column)] += 1 }
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
                        value: table.rowLevels[index],
                        count: Double(counts[index])
                    )
                )
            }
        }
        self.indicator = indicator
        self.measurements = measurements
        self.withheld = withheld
        leniency = raters.indices.map {
            Leniency(rater: raters[$0], marks: ofRater[$0], effect: table.columnEffects[$0])
        }
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
