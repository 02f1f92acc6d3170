import EventLogs
import GRDB

/// The attributes of a workspace while an import adds its own.
struct AttributeCatalogue {
    private(set) var attributes: [StoredAttribute]
    private(set) var hasChanged = false

    init(_ database: Database) throws {
        attributes = try StoredAttribute.all(database)
    }

    /// Finds or makes a column for each attribute column of a log.
    ///
    /// An attribute that was stored as another kind (a column of numbers that has a word now) becomes text, in
    /// the rows that are stored as well.
    /// - Returns: the stored attribute for each column; no two columns share one.
    mutating func place(
        _ columns: [AttributeColumn],
        of owner: StoredAttribute.Owner,
        _ database: Database
    ) throws -> [StoredAttribute] {
        var placed: Set<Int64> = []
        return try columns.map { column in
            let kind = StoredAttribute.Kind(column.values)
            let index =
                attributes.firstIndex { attribute in
                    attribute.owner == owner && attribute.name == column.name
                        && !placed.contains(attribute.id)
                } ?? attributes.endIndex
            if index == attributes.endIndex {
                try add(column.name, kind, to: owner, database)
            } else if attributes[index].kind != kind, attributes[index].kind != .category {
                try turnIntoText(index, database)
            }
            placed.insert(attributes[index].id)
            return attributes[index]
        }
    }

    private mutating func add(
        _ name: String,
        _ kind: StoredAttribute.Kind,
        to owner: StoredAttribute.Owner,
        _ database: Database
    ) throws {
        guard attributes.count < WorkspaceSchema.mostAttributes else {
            throw WorkspaceError.tooManyAttributes(limit: WorkspaceSchema.mostAttributes)
        }
        let columnName = name.columnName(besides: columnNames(of: owner))
        try database.execute(
            sql: "ALTER TABLE \(owner.table) ADD COLUMN \(columnName.quotedForSQL) \(kind.type)"
        )
        try database.execute(
            sql: "INSERT INTO attributes (owner, name, column_name, kind) VALUES (?, ?, ?, ?)",
            arguments: [owner.rawValue, name, columnName, kind.rawValue]
        )
        attributes.append(
            StoredAttribute(
                id: database.lastInsertedRowID,
                owner: owner,
                name: name,
                columnName: columnName,
                kind: kind
            )
        )
        hasChanged = true
    }

    private func columnNames(of owner: StoredAttribute.Owner) -> [String] {
        owner.ownColumns + attributes.filter { $0.owner == owner }.map(\.columnName)
    }

    /// Rewrites a column of numbers or times as text; the column moves to the end of its table.
    private mutating func turnIntoText(_ index: Int, _ database: Database) throws {
        let attribute = attributes[index]
        let table = attribute.owner.table
        let column = attribute.columnName.quotedForSQL
        let interim = "\(attribute.columnName) as text".columnName(besides: columnNames(of: attribute.owner))
            .quotedForSQL
        // The views name the column, and SQLite does not drop a column that a view names.
        try database.execute(sql: "DROP VIEW IF EXISTS event_log; DROP VIEW IF EXISTS order_log")
        try database.execute(sql: "ALTER TABLE \(table) ADD COLUMN \(interim) TEXT")
        let text = DatabaseFunction("attribute_text", argumentCount: 1, pure: true) { values in
            if attribute.kind == .number { return Double.fromDatabaseValue(values[0])?.attributeText }
            return Int64.fromDatabaseValue(values[0]).map { ZoneRules.utc.iso8601($0) }
        }
        database.add(function: text)
        defer { database.remove(function: text) }
        try database.execute(
            sql: """
                UPDATE \(table) SET \(interim) = attribute_text(\(column)) WHERE \(column) IS NOT NULL;
                ALTER TABLE \(table) DROP COLUMN \(column);
                ALTER TABLE \(table) RENAME COLUMN \(interim) TO \(column);
                """
        )
        try database.execute(
            sql: "UPDATE attributes SET kind = 'category' WHERE id = ?",
            arguments: [attribute.id]
        )
        attributes[index].kind = .category
        hasChanged = true
    }
}
