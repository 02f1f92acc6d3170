import OrderLens

/// Errors of reading a log.
extension ErrorWording {
    static func wording(_ error: ReadingError) -> ErrorWording {
        switch error {
        case .noSuchFile(let path): ErrorWording(.failed, "There is no file \(path).")
        case .isDirectory(let path): ErrorWording(.failed, "\(path) is a folder.", "Name a file in it.")
        case .unreadable(let path, let cause): ErrorWording(.failed, "\(path) cannot be read: \(cause).")
        case .emptyFile(let path): ErrorWording(.data, "\(path) is empty.")
        case .noRows(let path):
            ErrorWording(.data, "\(path) has a header and no rows.", "Was the export cut off?")
        case .unknownKind(let path, let bytes):
            ErrorWording(
                .data,
                "\(path) is no kind of log that is known; it begins with \(bytes).",
                "Known are CSV and its relatives, XES, OCEL (JSON, XML, SQLite) and SQLite databases, also gzipped."
            )
        case .truncatedGzip(let path, let bytes):
            ErrorWording(
                .data,
                "\(path) ends in the middle of its compressed data, after \(bytes) bytes of text.",
                "Copy or download it again."
            )
        case .corruptGzip(let path, let bytes):
            ErrorWording(
                .data,
                "\(path) has damaged compressed data, after \(bytes) bytes of text.",
                "Copy or download it again."
            )
        case .tooLittleMemory(let path, let rows, let needed, let budget):
            ErrorWording(
                .failed,
                "\(path) has about \(rows) rows, which take about \(gigabytes(needed)); "
                    + (budget.isGiven ? "--max-memory allows " : "free are ") + "\(gigabytes(budget.bytes)).",
                "Leave out the columns without a role (attributes: no in orderlens.yml), take fewer months at a time, "
                    + "or give a larger --max-memory if you know better."
            )
        case .unknownEncoding(let name):
            ErrorWording(
                .usage,
                "No encoding is called \"\(name)\".",
                suggestion(name, among: TextEncoding.allCases.map(\.rawValue))
            )
        case .badText(let path, let encoding, let offset):
            ErrorWording(
                .data,
                "\(path) is not text in \(encoding.rawValue)\(offset.map { ", first at byte \($0)" } ?? "").",
                "Name its encoding with --encoding."
            )
        case .unclosedQuote(let path, let line):
            ErrorWording(
                .data,
                "\(path):\(line): a quote is opened here and never closed.",
                "Quotes inside a quoted field are doubled."
            )
        case .ambiguousColumn(let path, let name):
            ErrorWording(
                .data,
                "\(path) has several columns \"\(name)\".",
                "Rename one of them in the file's header, so that it is clear which is meant."
            )
        case .noSuchColumn(let path, let name, let columns):
            ErrorWording(.usage, "\(path) has no column \"\(name)\".", suggestion(name, among: columns))
        case .undecidedRole(let path, let role, _, let columns):
            ErrorWording(
                .data,
                "Which column of \(path) is \(role.article)?",
                "Name it with --\(role.key)-column, or in a file that orderlens init writes.",
                "Its columns are: \(columns.map { "\"\($0)\"" }.joined(separator: ", "))."
            )
        case .unknownZone(let name): unknownZone(name)
        case .xml(let path, let fault): wording(fault, path)
        case .xes(let path, let fault): wording(fault, path)
        case .json(let path, let fault): wording(fault, path)
        case .objectCentric(let path, let fault): wording(fault, path)
        case .queryWithoutDatabase(let path):
            ErrorWording(.usage, "--query asks a SQLite database, and \(path) is none.")
        case .database(let path, let fault): wording(fault, path)
        }
    }

    static func wording(_ error: AssemblyError) -> ErrorWording {
        switch error {
        case .missingRole(let role, let columns):
            ErrorWording(
                .data,
                "No column is \(role.article).",
                "Name it with --\(role.key)-column.",
                "The columns are: \(columns.map { "\"\($0)\"" }.joined(separator: ", "))."
            )
        case .repeatedRole(let role, let columns):
            ErrorWording(
                .usage,
                "Several columns are \(role.article): \(columns.joined(separator: ", ")).",
                "Name one of them with --\(role.key)-column."
            )
        case .conflictingRoles(let first, let second):
            ErrorWording(
                .usage,
                "A column for \(first.rawValue) and one for \(second.rawValue) do not go together.",
                "A log has start and end, or one time (perhaps with a lifecycle)."
            )
        case .tooManyRows(let rows, let most):
            ErrorWording(.data, "The log has \(rows) rows; \(most) is the most that can be told apart.")
        case .tooLittleMemory(let rows, let needed):
            ErrorWording(.data, "The log's \(rows) rows need about \(gigabytes(needed)) of memory.")
        case .noInstances(let reading):
            ErrorWording(
                .data,
                "Not one of the \(reading.rowsRead) rows of \(reading.source) could be read as an event.",
                reading.rejectedByReason.prefix(3).map { reason, rows in
                    let example = reading.rejected.first { $0.reason == reason }
                    let place = example.map { ", first in line \($0.line)" } ?? ""
                    let column = example?.column.map { ", column \"\($0)\"" } ?? ""
                    let text = example.map { ": \"\($0.text)\"" } ?? ""
                    return "\(rows) rows: \(reason.code)\(place)\(column)\(text)"
                }.joined(separator: "\n")
            )
        }
    }

    /// `3.4 GB`.
    private static func gigabytes(_ bytes: Int) -> String {
        "\((Double(bytes) / 0x1p30 * 10).rounded() / 10) GB"
    }

    private static func wording(_ fault: XMLFault, _ path: String) -> ErrorWording {
        switch fault {
        case .malformed(let problem, let line, let column):
            ErrorWording(.data, "\(path):\(line):\(column): not well-formed XML: \(problem).")
        case .truncated(let line, let column):
            ErrorWording(
                .data,
                "\(path):\(line):\(column): the XML ends too early.",
                "Copy or download it again."
            )
        case .empty: ErrorWording(.data, "\(path) is empty.")
        case .wrongEncoding(let line, let column):
            ErrorWording(.data, "\(path):\(line):\(column): not in the encoding that the XML declares.")
        case .entityBomb(let line, let column):
            ErrorWording(.data, "\(path):\(line):\(column): entities that blow up without limit.")
        }
    }

    private static func wording(_ fault: XESFault, _ path: String) -> ErrorWording {
        switch fault {
        case .notALog(let root, let line, let column):
            ErrorWording(.data, "\(path):\(line):\(column): the root is <\(root)>; a log of XES has <log>.")
        case .misplaced(let element, let within, let line, let column):
            ErrorWording(.data, "\(path):\(line):\(column): <\(element)> has no place within <\(within)>.")
        }
    }

    private static func wording(_ fault: JSONFault, _ path: String) -> ErrorWording {
        switch fault {
        case .malformed(let expected, let line, let column):
            ErrorWording(.data, "\(path):\(line):\(column): not well-formed JSON: expected \(expected).")
        case .truncated(let expected, let line, let column):
            ErrorWording(
                .data,
                "\(path):\(line):\(column): the JSON ends where \(expected) should come.",
                "Copy or download it again."
            )
        }
    }

    private static func wording(_ fault: OCELFault, _ path: String) -> ErrorWording {
        func list(_ types: [ObjectTypeCount]) -> String {
            types.map { "\($0.name) (\($0.objects) objects)" }.joined(separator: ", ")
        }
        return switch fault {
        case .notOCEL(let found):
            ErrorWording(
                .data,
                "\(path) is no object-centric log: it has neither events nor objects.",
                "Found instead: \(found.joined(separator: ", "))."
            )
        case .noObjectType(let types):
            ErrorWording(
                .usage,
                "\(path) is an object-centric log; which objects are the orders?",
                "Say so with --object-type. There are: \(list(types))."
            )
        case .unknownObjectType(let name, let types):
            ErrorWording(
                .usage,
                "\(path) has no objects of the type \"\(name)\".",
                suggestion(name, among: types.map(\.name))
            )
        case .unknownQualifier(let name, let qualifiers):
            ErrorWording(
                .usage,
                "\(path) has no relation \"\(name)\".",
                suggestion(name, among: qualifiers)
            )
        }
    }

    private static func wording(_ fault: DatabaseFault, _ path: String) -> ErrorWording {
        switch fault {
        case .sqlite(let code, let message): ErrorWording(.data, "\(path): SQLite says \(message) (\(code)).")
        case .notOneSelect(let query):
            ErrorWording(.usage, "The query has to be one SELECT, and is: \(query.prefix(200))")
        case .noQuery(let tables):
            ErrorWording(
                .usage,
                "\(path) is a database; which rows are the events?",
                "Say so with --query \"SELECT ...\". Its tables are: "
                    + tables.map { "\($0.name) (\($0.columns.joined(separator: ", ")))" }.joined(
                        separator: "; "
                    )
            )
        }
    }
}

extension ColumnRole {
    /// What the column of the role is, in the middle of a sentence.
    fileprivate var article: String {
        switch self {
        case .order: "the order's id"
        case .activity: "the activity"
        case .resource: "the resource"
        case .start: "the start"
        case .end: "the end"
        case .time: "the time"
        case .timeOfDay: "the time of day"
        case .lifecycle: "the lifecycle"
        case .instance: "the id of the activity instance"
        case .arrival: "the arrival"
        case .promise: "the promise"
        case .completed: "the completion of the order"
        case .orderAttribute, .eventAttribute, .attribute: "an attribute"
        case .ignored: "ignored"
        }
    }
}
