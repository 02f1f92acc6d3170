import LogReaders
import Workspace

extension PeopleGroups {
    /// Reads a table with a column `person` (or 人员) and one for each way to group people.
    /// - Throws: ``MeasurementError`` with the line, and ``LogReaders/ReadingError``.
    public init(path: String) throws {
        var table = try DelimitedTable(path: path)
        let header = table.header
        let person = try HeaderPlaces(header, path: path).needed(MeasurementColumns.people)
        var groups = [[String: String]](repeating: [:], count: header.count)
        var seen: Set<String> = []
        try table.forEachRow { row in
            guard row.fields.count == header.count else {
                throw MeasurementError(
                    file: path,
                    line: row.line,
                    problem: .fieldCount(row.fields.count, expected: header.count)
                )
            }
            let name = row.fields[person].trimmed
            guard !name.isEmpty else {
                throw MeasurementError(file: path, line: row.line, problem: .noPerson)
            }
            guard seen.insert(name).inserted else {
                throw MeasurementError(file: path, line: row.line, problem: .personTwice(name))
            }
            for column in header.indices where column != person {
                let group = row.fields[column].trimmed
                if !group.isEmpty { groups[column][name] = group }
            }
        }
        self.init(
            header.indices.filter { $0 != person }.map { Column(name: header[$0], groupOf: groups[$0]) }
        )
    }

    /// Reads the columns that a card names from its table in a workspace; of a person with two rows the first counts.
    /// - Throws: ``Workspace/WorkspaceError``, and ``Workspace/QueryFault`` if there is no such table or column.
    public init(_ people: PeopleTable, in workspace: Workspace) throws {
        let sandbox = try QuerySandbox(workspace)
        func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
        self.init(
            try people.groups.map { column in
                var groupOf: [String: String] = [:]
                // Quoted as names with their table, for SQLite takes a name that it does not know for a text.
                let table = quoted(people.table)
                try sandbox.forEachRow(
                    of:
                        "SELECT CAST(\(table).person AS TEXT), CAST(\(table).\(quoted(column)) AS TEXT) FROM \(table)"
                ) { row in
                    guard let person = row.text(0), let group = row.text(1), groupOf[person] == nil else {
                        return
                    }
                    groupOf[person] = group
                }
                return Column(name: column, groupOf: groupOf)
            }
        )
    }
}
