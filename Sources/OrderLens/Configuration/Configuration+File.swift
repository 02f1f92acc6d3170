import Delays
import EventLogs
import Foundation
import Improvements
import LogReaders
import Reports

extension Configuration {
    /// Reads a configuration file.
    ///
    /// ```yaml
    /// columns:                      # the column for a role
    ///   order: Order ID
    ///   activity: Stage
    ///   resource: Assistant
    ///   start: Started
    ///   end: Completed              # or, with one timestamp: time, and perhaps lifecycle and instance
    ///   arrival: Received           # of the order: arrival, promise, completed
    ///   promise: Promised
    /// attributes: yes               # whether the other columns are kept
    /// times: {Promised: day-month-year}
    /// delimiter: ";"                # or tab
    /// encoding: gb18030
    /// zone: Asia/Shanghai
    /// object-type: orders           # of an object-centric log
    /// query: SELECT ...             # to a SQLite database
    /// calendars: discover           # or always, or a file, or the calendars themselves
    /// late: {target: 48h}           # or 48 working hours; or promise; or attribute: {NotInTime: [1]}
    /// causes: ledger                # or literature
    /// start-estimates: yes
    /// costs: {hour: 38, late-order: 120, currency: EUR}   # see ``Improvements/Prices``
    /// language: en                  # or zh
    /// ```
    /// - Throws: ``ConfigurationError`` with the place.
    public init(file path: String) throws {
        try self.init(text: ConfigurationNode.contents(of: path), file: path)
    }

    private static let keys = [
        "columns", "attributes", "times", "delimiter", "encoding", "zone", "object-type", "query",
        "max-memory", "calendars",
        "late", "causes", "start-estimates", "costs", "language",
    ]

    /// - Parameter file: its name, for errors and for what it names relative to itself.
    /// - Throws: ``ConfigurationError`` with the place.
    public init(text: String, file: String) throws {
        self.init()
        guard let root = try ConfigurationNode(text: text, file: file) else { return }
        for (name, value) in try root.entries(allowed: Configuration.keys) {
            switch name {
            case "columns": columns = try Configuration.columns(value)
            case "attributes": keepsAttributes = try value.flag()
            case "times":
                for (column, format) in try value.entries() {
                    timeFormats[column] = try format.choice(TimestampFormat.self)
                }
            case "delimiter":
                guard let byte = Configuration.delimiter(try value.text()) else {
                    throw value.expected("one character such as \";\", or tab")
                }
                delimiter = byte
            case "encoding":
                do { encoding = try TextEncoding(name: try value.text()) } catch is ReadingError {
                    throw value.failure(
                        .unknownValue(try value.text(), allowed: TextEncoding.allCases.map(\.rawValue))
                    )
                }
            case "zone":
                zone = try value.text()
                if ZoneRules(identifier: try value.text()) == nil {
                    throw value.expected("the name of a time zone such as Europe/Berlin")
                }
            case "object-type": objectType = try value.text()
            case "query": query = try value.text()
            case "max-memory":
                guard let budget = MemoryBudget(try value.text()) else {
                    throw value.expected("a size such as 4GB or 512MB")
                }
                memory = budget
            case "calendars": calendars = try Configuration.calendars(value, of: root, text: text)
            case "late": lateRule = try Configuration.lateRule(value)
            case "causes": causes = try value.choice(CauseMethod.self)
            case "start-estimates": estimatesStarts = try value.flag()
            case "costs": prices = try Prices(value)
            case "language": language = try value.choice(ReportLanguage.self)
            default: preconditionFailure("every key that is allowed is read")
            }
        }
    }

    /// A delimiter as people write it: the character, or `tab`; nil if it is none.
    public static func delimiter(_ text: String) -> UInt8? {
        if ["tab", "\\t"].contains(text.lowercased()) { return UInt8(ascii: "\t") }
        guard text.utf8.count == 1, let byte = text.utf8.first, byte != UInt8(ascii: "\"") else { return nil }
        return byte
    }

    /// The roles that a column can be named for.
    public static let columnRoles: [ColumnRole] = [
        .order, .activity, .resource, .start, .end, .time, .timeOfDay, .lifecycle, .instance, .arrival,
        .promise,
        .completed,
    ]

    private static func columns(_ node: ConfigurationNode) throws -> [ColumnRole: String] {
        var columns: [ColumnRole: String] = [:]
        for (name, value) in try node.entries(allowed: columnRoles.map(\.key)) {
            guard let role = columnRoles.first(where: { $0.key == name }) else { continue }
            columns[role] = try value.text()
        }
        return columns
    }

    private static func lateRule(_ node: ConfigurationNode) throws -> LateRule {
        let form = "promise, {target: 48h} or {attribute: {COLUMN: [VALUE]}}"
        guard node.isMapping else {
            guard try node.text() == "promise" else { throw node.expected(form) }
            return .promise
        }
        let entries = try node.entries(allowed: ["target", "attribute"])
        guard entries.count == 1, let (name, value) = entries.first else { throw node.expected(form) }
        if name == "target" {
            guard let rule = LateRule(target: try value.text()) else {
                throw value.expected("a time such as 48h, 90 min, 2 days or 48 working hours")
            }
            return rule
        }
        let columns = try value.entries()
        guard columns.count == 1, let (column, values) = columns.first else {
            throw value.expected("one column with its values, such as {NotInTime: [1]}")
        }
        return .attribute(name: column, values: Set(try values.texts()))
    }

    private static func calendars(
        _ node: ConfigurationNode,
        of root: ConfigurationNode,
        text: String
    ) throws -> CalendarChoice {
        if node.isMapping {
            return .written(text: node.alone(in: text, of: root), file: node.file)
        }
        switch try node.text() {
        case "discover": return .discover
        case "always": return .always
        case let path:
            let folder = URL(filePath: node.file).deletingLastPathComponent()
            return .file(path: path.hasPrefix("/") ? path : folder.appending(path: path).relativePath)
        }
    }
}

extension ColumnRole {
    /// What the role is called in the configuration file and, with `-column` behind it, among the flags.
    public var key: String { self == .timeOfDay ? "time-of-day" : rawValue }
}

extension ConfigurationNode {
    /// The file's text with everything but this top-level value blanked out, so that errors in it have the file's
    /// line numbers.
    fileprivate func alone(in text: String, of root: ConfigurationNode) -> String {
        let start = (line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        let next = root.node.mapping?.keys.compactMap { $0.mark?.line }.filter { $0 > start.line }.min()
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for index in lines.indices where index + 1 < start.line { lines[index] = "" }
        let first = start.line - 1
        lines[first] =
            String(repeating: " ", count: start.column - 1) + lines[first].dropFirst(start.column - 1)
        return lines[..<min(next.map { $0 - 1 } ?? lines.count, lines.count)].joined(separator: "\n")
    }
}
