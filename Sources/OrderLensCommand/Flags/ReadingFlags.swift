import ArgumentParser
import Foundation
import OrderLens

/// How the log is read: the same choices as the configuration file has, which they overrule.
struct ReadingFlags: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: "Take the choices from this file (orderlens.yml).",
        completion: .file()
    )
    var config: String?

    @Option(help: "Column of the order's id.") var orderColumn: String?
    @Option(help: "Column of the activity (stage).") var activityColumn: String?
    @Option(help: "Column of who did it.") var resourceColumn: String?
    @Option(help: "Column of when the work began.") var startColumn: String?
    @Option(help: "Column of when the work was complete.") var endColumn: String?
    @Option(help: "Column of the one time that an event has.") var timeColumn: String?
    @Option(help: "Column of the time of day, where the date has a column of its own.")
    var timeOfDayColumn: String?
    @Option(help: "Column that tells start rows from complete rows.") var lifecycleColumn: String?
    @Option(help: "Column of the id that the rows of one activity instance share.") var instanceColumn:
        String?
    @Option(help: "Column of when the order came in.") var arrivalColumn: String?
    @Option(help: "Column of when the order was promised.") var promiseColumn: String?
    @Option(help: "Column of when the order was completed or delivered.") var completedColumn: String?

    @Option(
        help: "Character between the fields: \";\", \",\", tab ...",
        transform: { text in
            guard let byte = Configuration.delimiter(text) else {
                throw ValidationError("\"\(text)\" is not one character; write \";\", \",\" or tab")
            }
            return byte
        }
    )
    var delimiter: UInt8?

    @Option(
        help: "Encoding of the text: \(TextEncoding.choices).",
        transform: TextEncoding.named
    )
    var encoding: TextEncoding?

    @Option(help: "Zone of times without an offset, and the one to show times in, such as Europe/Berlin.")
    var zone: String?

    @Option(help: "Object type whose objects are the orders, for an object-centric log.")
    var objectType: String?

    @Option(
        parsing: .unconditional,
        help: "Query whose rows are the events, for a SQLite database; @FILE reads it from FILE."
    )
    var query: String?

    @Option(
        help: "Refuse a log that would take more memory than this (4GB, 512MB) instead of what is free.",
        transform: { text in
            guard let budget = MemoryBudget(text) else {
                throw ValidationError("\"\(text)\" is no size; write 4GB or 512MB")
            }
            return budget
        }
    )
    var maxMemory: MemoryBudget?

    /// What is read beside the log.
    var files: [String?] { [config, query.flatMap { $0.hasPrefix("@") ? String($0.dropFirst()) : nil }] }

    /// The configuration file with these flags on top.
    /// - Throws: ``ConfigurationError``, ``CommandError/unreadableQuery(_:)``.
    func configuration() throws -> Configuration {
        let file = try config.map { try Configuration(file: $0) } ?? Configuration()
        var flags = Configuration()
        let columns: [(ColumnRole, String?)] = [
            (.order, orderColumn), (.activity, activityColumn), (.resource, resourceColumn),
            (.start, startColumn), (.end, endColumn), (.time, timeColumn), (.timeOfDay, timeOfDayColumn),
            (.lifecycle, lifecycleColumn),
            (.instance, instanceColumn), (.arrival, arrivalColumn), (.promise, promiseColumn),
            (.completed, completedColumn),
        ]
        for case (let role, let name?) in columns { flags.columns[role] = name }
        flags.delimiter = delimiter
        flags.encoding = encoding
        flags.zone = zone
        flags.memory = maxMemory
        flags.objectType = objectType
        flags.query = try query.map(ReadingFlags.queryText)
        return file.overridden(by: flags)
    }

    /// No SQL begins with an @.
    private static func queryText(_ given: String) throws -> String {
        guard given.hasPrefix("@") else { return given }
        let path = String(given.dropFirst())
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandError.unreadableQuery(path)
        }
        return text
    }
}

extension TextEncoding {
    static var choices: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// What an option names.
    static func named(_ name: String) throws -> TextEncoding {
        guard let encoding = try? TextEncoding(name: name) else {
            throw ValidationError("no encoding is named so")
        }
        return encoding
    }
}
