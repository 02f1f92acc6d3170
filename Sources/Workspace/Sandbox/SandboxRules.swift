import GRDBSQLite

/// What queries may do in a sandbox: read tables, and call functions that give the same from the same.
///
/// Whatever is not named here is refused, so that a function or statement that a later SQLite brings is too
/// (<https://sqlite.org/c3ref/set_authorizer.html>).
enum SandboxRules {
    /// What the query wants to do, if it may not.
    static func refusal(
        action: Int32,
        first: String?,
        second: String?
    ) -> QueryFault.Reason? {
        switch action {
        case SQLITE_SELECT, SQLITE_RECURSIVE: nil
        case SQLITE_READ:
            first.map { isHidden($0) ? .forbiddenTable($0) : nil } ?? nil
        case SQLITE_FUNCTION:
            second.map { functions.contains($0.lowercased()) ? nil : .forbiddenFunction($0) } ?? nil
        default: .forbidden(names[action] ?? "this statement")
        }
    }

    /// A refusal with its place in the query.
    static func fault(_ refusal: QueryFault.Reason, in text: SQLText) -> QueryFault {
        switch refusal {
        case .forbiddenFunction(let name), .forbiddenTable(let name):
            return QueryFault(refusal, at: text.offset(of: name))
        case .forbidden(let action):
            let word = action.prefix { $0 != " " }
            if let offset = text.offset(of: String(word)) { return QueryFault(refusal, at: offset) }
            // A function in the place of a table makes SQLite describe that table in its schema first.
            guard action == names[SQLITE_UPDATE] else { return QueryFault(refusal) }
            if let hidden = text.tokens.first(where: { $0.kind == .word && isHidden($0.text) }) {
                return QueryFault(.forbiddenTable(hidden.text), at: hidden.offset)
            }
            return QueryFault(.forbidden("a table that is a function"))
        default: return QueryFault(refusal)
        }
    }

    /// Tables about the database itself; those of pragmas would also write.
    private static func isHidden(_ table: String) -> Bool {
        let name = table.lowercased()
        return ["sqlite_", "pragma_", "fts"].contains { name.hasPrefix($0) }
            || ["dbstat", "bytecode", "tables_used", "completion", "fsdir"].contains(name)
    }

    private static let functions: Set<String> = [
        // Numbers
        "abs", "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "ceiling", "cos", "cosh",
        "degrees", "exp", "floor", "ln", "log", "log10", "log2", "mod", "pi", "pow", "power", "radians",
        "round",
        "sign", "sin", "sinh", "sqrt", "tan", "tanh", "trunc",
        // Texts
        "char", "concat", "concat_ws", "format", "glob", "hex", "instr", "length", "like", "lower", "ltrim",
        "octet_length", "printf", "quote", "replace", "rtrim", "substr", "substring", "trim", "unhex",
        "unicode",
        "upper",
        // Choices
        "coalesce", "ifnull", "iif", "if", "likelihood", "likely", "max", "min", "nullif", "typeof",
        "unlikely",
        // Times
        "date", "datetime", "julianday", "strftime", "time", "timediff", "unixepoch",
        // Aggregates and windows
        "avg", "count", "cume_dist", "dense_rank", "first_value", "group_concat", "lag", "last_value", "lead",
        "median", "nth_value", "ntile", "percent_rank", "percentile", "percentile_cont", "percentile_disc",
        "rank",
        "row_number", "string_agg", "sum", "total",
        // JSON
        "->", "->>", "json", "json_array", "json_array_length", "json_extract", "json_group_array",
        "json_group_object", "json_object", "json_quote", "json_type", "json_valid",
    ]

    private static let names: [Int32: String] = [
        SQLITE_ATTACH: "ATTACH", SQLITE_DETACH: "DETACH", SQLITE_PRAGMA: "PRAGMA", SQLITE_INSERT: "INSERT",
        SQLITE_UPDATE: "UPDATE", SQLITE_DELETE: "DELETE", SQLITE_TRANSACTION: "BEGIN, COMMIT or ROLLBACK",
        SQLITE_SAVEPOINT: "SAVEPOINT", SQLITE_ANALYZE: "ANALYZE", SQLITE_REINDEX: "REINDEX",
        SQLITE_ALTER_TABLE: "ALTER TABLE", SQLITE_CREATE_TABLE: "CREATE TABLE",
        SQLITE_CREATE_TEMP_TABLE: "CREATE TABLE", SQLITE_CREATE_VIEW: "CREATE VIEW",
        SQLITE_CREATE_TEMP_VIEW: "CREATE VIEW", SQLITE_CREATE_INDEX: "CREATE INDEX",
        SQLITE_CREATE_TEMP_INDEX: "CREATE INDEX", SQLITE_CREATE_TRIGGER: "CREATE TRIGGER",
        SQLITE_CREATE_TEMP_TRIGGER: "CREATE TRIGGER", SQLITE_CREATE_VTABLE: "CREATE VIRTUAL TABLE",
        SQLITE_DROP_TABLE: "DROP TABLE", SQLITE_DROP_TEMP_TABLE: "DROP TABLE", SQLITE_DROP_VIEW: "DROP VIEW",
        SQLITE_DROP_TEMP_VIEW: "DROP VIEW", SQLITE_DROP_INDEX: "DROP INDEX",
        SQLITE_DROP_TEMP_INDEX: "DROP INDEX", SQLITE_DROP_TRIGGER: "DROP TRIGGER",
        SQLITE_DROP_TEMP_TRIGGER: "DROP TRIGGER", SQLITE_DROP_VTABLE: "DROP TABLE",
    ]
}
