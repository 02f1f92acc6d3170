import Scorecards
import Statistics

/// People over months, made by a rule.
struct PlantedPanel {
    let people: Int
    let periods: Int
    private(set) var columns: [Panel.Column] = []
    private var stream: RandomStream

    init(people: Int, periods: Int, seed: UInt64) {
        self.people = people
        self.periods = periods
        stream = RandomStream(seed: seed)
    }

    var rows: Range<Int> { 0..<people * periods }

    mutating func normal() -> Double { stream.nextNormals().0 }

    mutating func uniform() -> Double { stream.nextUniform() }

    /// Standard normal numbers: of each person the same in all periods, of each period the same for all people, or of each row.
    mutating func ofPeople() -> [Double] {
        let values = (0..<people).map { _ in normal() }
        return rows.map { values[$0 / periods] }
    }

    mutating func ofPeriods() -> [Double] {
        let values = (0..<periods).map { _ in normal() }
        return rows.map { values[$0 % periods] }
    }

    mutating func ofRows() -> [Double] { rows.map { _ in normal() } }

    mutating func add(_ name: String, counts: [Double]? = nil, _ value: (_ row: Int) -> Double) {
        columns.append(Panel.Column(name: name, values: rows.map(value), counts: counts))
    }

    mutating func change(_ name: String, _ value: (_ row: Int, _ old: Double) -> Double) {
        for column in columns.indices where columns[column].name == name {
            for row in rows { columns[column].values[row] = value(row, columns[column].values[row]) }
        }
    }

    subscript(name: String) -> [Double] { columns.first { $0.name == name }?.values ?? [] }

    var panel: Panel {
        Panel(
            people: (0..<people).map { "person \($0)" },
            periods: (0..<periods).map { Period(.month, index: 600 + $0) },
            personCodes: rows.map { Int32($0 / periods) },
            periodCodes: rows.map { Int32($0 % periods) },
            columns: columns
        )
    }
}
