import EventLogs
import GRDB

/// Reads a log from the rows of a query, as from those of a table of text: what the columns stand for is guessed
/// or said in the same way.
enum QueryReader {
    /// The rows that the guess looks at.
    private static let sampledRows = 10_000

    /// - Throws: ``ReadingError``, ``DatabaseFault``, ``AssemblyError``; `DatabaseError` where SQLite refuses.
    static func read(
        _ query: String,
        in database: Database,
        path: String,
        options: ReadingOptions
    ) throws -> AssembledLog {
        var rows = try QueryRows(query, in: database)
        var sample: [[String]] = []
        try rows.forEach { fields in
            sample.append((0..<fields.count).map { String(decoding: fields[$0], as: UTF8.self) })
            return sample.count < sampledRows
        }
        guard !sample.isEmpty else { throw ReadingError.noRows(path: path) }
        let guess = try ColumnGuess(names: rows.columns, rows: sample, options: options, path: path)
        var assembler = try EventLogAssembler(
            source: path,
            columns: guess.columns,
            zone: options.zone,
            options: options.assembly
        )
        try rows.forEach { fields in
            assembler.append(fields, line: assembler.rowsRead + 1)
            return true
        }
        return try assembler.finish(notes: guess.notes + rows.notes)
    }
}
