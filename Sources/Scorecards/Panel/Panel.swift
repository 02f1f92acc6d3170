import Sorting

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
    /// - Parameters:
    ///   - columns: their names; measurements of others are left out.
    ///   - empty: persons' periods that have a row even if nothing is measured of them.
    /// - Throws: ``PanelError`` for two values of one cell and for periods of different lengths.
    /// - Complexity: O(measurements + rows · (columns + log rows)).
    public init(
        _ measurements: [Measurement],
        columns names: [String],
        empty: [(person: String, period: Period)] = []
    ) throws(PanelError) {
        let columnOf = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
        var rows = PanelRows()
        var values = names.map { _ in [Double]() }
        var counts = names.map { _ in [Double]() }
        var isThere = names.map { _ in [Bool]() }
        let firstPeriod = measurements.first?.period ?? empty.first?.period
        let length = firstPeriod?.length
        var columns = Remembered<Int?>()
        for measurement in measurements {
            guard let column = columns.value(of: measurement.column, make: { columnOf[$0] }) else { continue }
            guard measurement.period.length == length else {
                throw .mixedLengths(measurements[0].period, measurement.period)
            }
            let row = rows.row(of: measurement.person, in: measurement.period.index)
            let missing = row + 1 - values[column].count
            if missing > 0 {
                values[column].append(contentsOf: repeatElement(.nan, count: missing))
                counts[column].append(contentsOf: repeatElement(.nan, count: missing))
                isThere[column].append(contentsOf: repeatElement(false, count: missing))
            }
            if isThere[column][row] {
                throw .twoValues(
                    person: measurement.person,
                    period: measurement.period,
                    column: measurement.column
                )
            }
            isThere[column][row] = true
            values[column][row] = measurement.value
            counts[column][row] = measurement.count ?? .nan
        }
        for (person, period) in empty {
            if let firstPeriod, period.length != length { throw .mixedLengths(firstPeriod, period) }
            _ = rows.row(of: person, in: period.index)
        }
        let order = rows.keys.indices.sorted { rows.keys[$0] < rows.keys[$1] }
        func ordered(_ column: [Double]) -> [Double] { order.map { $0 < column.count ? column[$0] : .nan } }
        let first = rows.keys.lazy.map(\.period).min() ?? 0
        let latest = rows.keys.lazy.map(\.period).max() ?? -1
        self.init(
            people: rows.people,
            periods: first <= latest ? (first...latest).map { Period(length ?? .month, index: $0) } : [],
            personCodes: order.map { rows.keys[$0].person },
            periodCodes: order.map { Int32(rows.keys[$0].period - first) },
            columns: names.indices.map { column in
                Column(
                    name: names[column],
                    values: ordered(values[column]),
                    counts: counts[column].allSatisfy(\.isNaN) ? nil : ordered(counts[column])
                )
            }
        )
    }

    /// The row of a person's period.
    /// - Complexity: O(people + periods + log rows).
    public func row(person: String, period: Period) -> Int? {
        guard let code = people.firstIndex(of: person), let periodCode = periods.firstIndex(of: period) else {
            return nil
        }
        let key = (Int32(code), Int32(periodCode))
        let row = (0..<rowCount).partitionPoint { (personCodes[$0], periodCodes[$0]) < key }
        return row < rowCount && (personCodes[row], periodCodes[row]) == key ? row : nil
    }

    public subscript(name: String) -> Column? { columns.first { $0.name == name } }
}

/// Why measurements make no panel.
public enum PanelError: Error, Equatable {
    case twoValues(person: String, period: Period, column: String)
    case mixedLengths(Period, Period)
}
