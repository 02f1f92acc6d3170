import Workspace

/// Which groups people belong to, such as teams, from the table that the card names.
public struct PeopleGroups: Sendable, Equatable {
    /// The columns of the card's ``PeopleTable``.
    public let columns: [String]
    /// By person, a group for each column; nil where the table has none.
    public let groups: [String: [String?]]

    public init(columns: [String], groups: [String: [String?]]) {
        (self.columns, self.groups) = (columns, groups)
    }

    /// - Returns: nil if the card names no table.
    /// - Throws: ``PeopleGroupsError``, ``Workspace/QueryFault`` and ``Workspace/WorkspaceError``.
    public init?(_ card: Scorecard, in workspace: Workspace) throws {
        guard let people = card.people else { return nil }
        let sandbox = try QuerySandbox(workspace)
        guard try sandbox.hasTable(people.table) else { throw PeopleGroupsError.noTable(people.table) }
        let there = try sandbox.columns(of: "SELECT * FROM \(people.table.quotedForSQL)")
        for column in ["person"] + people.groups
        where !there.contains(where: { $0.lowercased() == column.lowercased() }) {
            throw PeopleGroupsError.noColumn(column, table: people.table, columns: there)
        }
        let names = people.groups.map { "CAST(\($0.quotedForSQL) AS TEXT)" }
        var groups: [String: [String?]] = [:]
        let sql = """
            SELECT \((["CAST(person AS TEXT)"] + names).joined(separator: ", ")) FROM \(people.table.quotedForSQL)
            """
        try sandbox.forEachRow(of: sql) { row in
            guard let person = row.text(0) else { return }
            var own: [String?] = []
            for column in people.groups.indices { own.append(row.text(column + 1)) }
            guard groups.updateValue(own, forKey: person) == nil else {
                throw PeopleGroupsError.personTwice(person, table: people.table)
            }
        }
        columns = people.groups
        self.groups = groups
    }
}

/// Why the groups of people are not known.
public enum PeopleGroupsError: Error, Sendable, Equatable {
    /// The workspace has no such table; it is brought in with `orderlens import --table`.
    case noTable(String)
    case noColumn(String, table: String, columns: [String])
    case personTwice(String, table: String)
}
