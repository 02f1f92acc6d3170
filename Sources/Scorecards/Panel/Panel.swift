/// What was measured of people over periods: a row for each person and period of whom anything is known, a column for
/// each indicator or outcome.
///
/// Rows are sorted by person, then period, and no two are of the same; a value that is not there is NaN.
public struct Panel: Sendable {
    /// By name, in order of their first appearance.
    public let people: [String]
    /// All from the first to the last, so that a lag of k periods is k fewer in the code, whoever has gaps.
    public let periods: [Period]
    /// For each row an index into `people`, rising.
    public let personCodes: [Int32]
    /// For each row an index into `periods`, rising within a person.
    public let periodCodes: [Int32]
    public let columns: [Column]

    public struct Column: Sendable {
        /// The id of the indicator or outcome.
        public let name: String
        /// One for each row.
        public var values: [Double]
        /// How many facts each value is made of; nil where that is not known.
        public var counts: [Double]?

        public init(name: String, values: [Double], counts: [Double]? = nil) {
            self.name = name
            self.values = values
            self.counts = counts
        }
    }

    /// One cell of a panel.
    public struct Measurement: Sendable, Equatable {
        public var person: String
        public var period: Period
        public var column: String
        public var value: Double
        public var count: Double?

        public init(person: String, period: Period, column: String, value: Double, count: Double? = nil) {
            self.person = person
            self.period = period
            self.column = column
            self.value = value
            self.count = count
        }
    }

    public var rowCount: Int { personCodes.count }

    /// - Precondition: codes are rows of `people` and `periods` in order, columns have a value for each row.
    public init(
        people: [String],
        periods: [Period],
        personCodes: [Int32],
        periodCodes: [Int32],
        columns: [Column]
    ) {
        precondition(personCodes.count == periodCodes.count, "a person and a period for each row")
        precondition(columns.allSatisfy { $0.values.count == personCodes.count }, "a value for each row")
        precondition(
            zip(zip(personCodes, periodCodes), zip(personCodes, periodCodes).dropFirst()).allSatisfy {
                $0 < $1
            },
            "rows by person and period, none twice"
        )
        self.people = people
        self.periods = periods
        self.personCodes = personCodes
        self.periodCodes = periodCodes
        self.columns = columns
    }

    /// Gathers cells into rows.
    /// - Parameter columns: their names; measurements of others are left out.
    /// - Throws: ``PanelError`` for two values of one cell and for periods of different lengths.
    /// - Complexity: O(n log n) in the measurements.
    public init(_ measurements: [Measurement], columns names: [String]) throws(PanelError) {
        let columnOf = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
        var codes: [String: Int32] = [:]
        var people: [String] = []
        var cells: [(person: Int32, period: Int, column: Int, measurement: Int)] = []
        let length = measurements.first?.period.length
        for (index, measurement) in measurements.enumerated() {
            guard let column = columnOf[measurement.column] else { continue }
            guard measurement.period.length == length else {
                throw .mixedLengths(measurements[0].period, measurement.period)
            }
            let person = codes[measurement.person, default: Int32(people.count)]
            if person == people.count {
                codes[measurement.person] = person
                people.append(measurement.person)
            }
            cells.append((person, measurement.period.index, column, index))
        }
        cells.sort {
            ($0.person, $0.period, $0.column, $0.measurement) < (
                $1.person, $1.period, $1.column, $1.measurement
            )
        }
        let first = cells.lazy.map(\.period).min() ?? 0
        let last = cells.lazy.map(\.period).max() ?? -1
        var personCodes: [Int32] = []
        var periodCodes: [Int32] = []
        var values = names.map { _ in [Double]() }
        var counts = names.map { _ in [Double]() }
        var previous: (person: Int32, period: Int, column: Int)?
        for cell in cells {
            if previous?.person != cell.person || previous?.period != cell.period {
                personCodes.append(cell.person)
                periodCodes.append(Int32(cell.period - first))
                for column in names.indices {
                    values[column].append(.nan)
                    counts[column].append(.nan)
                }
            } else if previous?.column == cell.column {
                let measurement = measurements[cell.measurement]
                throw .twoValues(
                    person: measurement.person,
                    period: measurement.period,
                    column: measurement.column
                )
            }
            values[cell.column][personCodes.count - 1] = measurements[cell.measurement].value
            counts[cell.column][personCodes.count - 1] = measurements[cell.measurement].count ?? .nan
            previous = (cell.person, cell.period, cell.column)
        }
        self.init(
            people: people,
            periods: first <= last ? (first...last).map { Period(length ?? .month, index: $0) } : [],
            personCodes: personCodes,
            periodCodes: periodCodes,
            columns: names.indices.map { column in
                Column(
                    name: names[column],
                    values: values[column],
                    counts: counts[column].allSatisfy(\.isNaN) ? nil : counts[column]
                )
            }
        )
    }

    public subscript(name: String) -> Column? { columns.first { $0.name == name } }
}

/// Why measurements make no panel.
public enum PanelError: Error, Equatable {
    case twoValues(person: String, period: Period, column: String)
    case mixedLengths(Period, Period)
}
