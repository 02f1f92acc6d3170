import EventLogs
import LogReaders

/// The first `orderlens.yml` for a log: what was guessed, with the reason beside it, to be corrected.
public struct InitialConfiguration {
    private let source: String
    private let layout: SourceLayout
    private let opened: OpenedLog
    private let configuration: Configuration

    /// - Parameter configuration: what was said already; it is written down as given.
    public init(
        source: String,
        layout: SourceLayout,
        opened: OpenedLog,
        configuration: Configuration
    ) {
        self.source = source
        self.layout = layout
        self.opened = opened
        self.configuration = configuration
    }

    public var text: String {
        var lines = ["# How orderlens reads \(source.oneLine), and how it judges what it read.", ""]
        lines += columnLines + [""]
        lines += timeLines
        lines += sourceLines + [""]
        lines += judgingLines
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Columns

    private var columnLines: [String] {
        guard layout.kind == .delimitedText else { return columnLinesOfOtherKinds }
        var lines = ["columns:"]
        for role in Configuration.columnRoles {
            if let choice = layout.choices.first(where: { $0.column.role == role }) {
                let entry = "  \(role.key): \(choice.column.name.quotedForYAML)"
                lines.append("\(entry)  # \(InitialConfiguration.reason(choice))")
            } else {
                lines.append("  # \(role.key):  # \(role.meaning); no column found")
            }
        }
        let others = layout.choices.filter { $0.column.role == .attribute }.map(\.column.name.oneLine)
        let ignored = layout.choices.filter { $0.column.role == .ignored }.map(\.column.name.oneLine)
        if !others.isEmpty { lines.append("# Kept as attributes: \(others.joined(separator: ", ")).") }
        if !ignored.isEmpty {
            lines.append(
                "# Not read, for they look computed by a program: \(ignored.joined(separator: ", "))."
            )
        }
        lines.append("attributes: yes  # no: leave out the columns without a role")
        return lines
    }

    /// Formats that name their columns need no choice; the rows of a query have been guessed at.
    private var columnLinesOfOtherKinds: [String] {
        guard let reading = opened.reading else {
            return ["# A workspace: its columns were chosen when the logs were imported."]
        }
        let known = reading.columns.filter { !$0.role.mayRepeat }
        let columns =
            configuration.query == nil
            ? ["# The format itself names the columns:"]
                + known.map { "#   \($0.role.key): \($0.name.oneLine)" }
            : ["columns:"]
                + known.map { "  \($0.role.key): \($0.name.quotedForYAML)  # as the query's rows suggest" }
        return columns + ["attributes: yes  # no: leave out the columns without a role"]
    }

    private static func reason(_ choice: ColumnGuess.Choice) -> String {
        let sureness =
            choice.confidence >= 0.9
            ? "" : choice.confidence >= 0.6 ? ", fairly sure" : ", not sure: please check"
        return switch choice.reason {
        case .given: "as you said"
        case .name: "by its name\(sureness)"
        case .content: "the only column whose values fit\(sureness)"
        case .remaining, .technical: "no better role"
        }
    }

    private var timeLines: [String] {
        let times = layout.choices.filter { $0.column.timeFormat != nil }
        guard !times.isEmpty else { return [] }
        let ambiguous = (opened.reading?.notes ?? []).compactMap { note in
            if case .ambiguousDayAndMonth(let column, _) = note { column } else { nil }
        }
        return [
            "times:  # how times are written: \(TimestampFormat.allCases.map(\.rawValue).joined(separator: ", "))"
        ]
            + times.map { choice in
                let name = choice.column.name
                let comment =
                    ambiguous.contains(name)
                    ? "  # day and month cannot be told apart: please check" : "  # as its values show"
                return "  \(name.quotedForYAML): \(choice.column.timeFormat?.rawValue ?? "")\(comment)"
            } + [""]
    }

    // MARK: Source

    private var sourceLines: [String] {
        var lines: [String] = []
        if let delimiter = layout.delimiter {
            let text = delimiter == UInt8(ascii: "\t") ? "tab" : String(UnicodeScalar(delimiter))
            lines.append("delimiter: \(text.quotedForYAML)  # it divides the lines evenly")
        }
        if let encoding = layout.encoding {
            lines.append("encoding: \(encoding.rawValue)  # the bytes of the file fit it")
        }
        if let type = configuration.objectType { lines.append("object-type: \(type.quotedForYAML)") }
        if let query = configuration.query { lines.append("query: \(query.blockForYAML)") }
        let assumed = (opened.reading?.notes ?? []).contains { note in
            if case .zoneAssumed = note { true } else { false }
        }
        if let zone = configuration.zone {
            lines.append("zone: \(zone.quotedForYAML)  # as you said")
        } else if assumed {
            lines.append("# zone: Europe/Berlin  # the times name none, and were read as UTC: please name it")
        } else {
            lines.append(
                "# zone: Europe/Berlin  # the times carry their offset; name a zone to show them in another"
            )
        }
        return lines
    }

    // MARK: Judging

    private var judgingLines: [String] {
        let promise =
            opened.log.hasPromises
            ? ["late: promise  # the log says when orders were promised"]
            : [
                "# late: {target: 48h}  # or 48 working hours, or attribute: {NotInTime: [1]}; the log has no promise"
            ]
        let starts =
            opened.log.startTimes == .recorded
            ? "the log records starts, so nothing is estimated"
            : "the log lacks starts; no: book the whole span as elapsed"
        return promise + [
            "calendars: discover  # from when people worked; or always, a file, or the calendars themselves",
            "causes: ledger  # or literature, to compare with the research tools",
            "start-estimates: yes  # \(starts)",
            "language: \((configuration.language ?? .english).rawValue)  # en or zh",
        ]
    }
}

extension ColumnRole {
    /// What the column tells, in half a line.
    fileprivate var meaning: String {
        switch self {
        case .order: "the id of the order"
        case .activity: "what was done"
        case .resource: "who did it"
        case .start: "when the work began"
        case .end: "when the work was complete"
        case .time: "the one time of an event, instead of start and end"
        case .timeOfDay: "the time of day that goes with a date in time"
        case .lifecycle: "start or complete, with time"
        case .instance: "what the start and the complete row share"
        case .arrival: "when the order came in"
        case .promise: "when the order was promised"
        case .completed: "when the order was delivered"
        case .orderAttribute, .eventAttribute, .attribute, .ignored: "an attribute"
        }
    }
}

extension String {
    /// As a double-quoted scalar of YAML.
    fileprivate var quotedForYAML: String {
        var quoted = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.properties.generalCategory == .control:
                quoted += "\\U" + String(UInt64(scalar.value) + 0x1_0000_0000, radix: 16).dropFirst()
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// As a literal block of YAML where it has several plain lines, else double-quoted.
    fileprivate var blockForYAML: String {
        let lines = split(separator: "\n", omittingEmptySubsequences: false)
        let isPlain = unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
        guard lines.count > 1, isPlain, lines.first?.first?.isWhitespace == false else {
            return quotedForYAML
        }
        return "|-\n" + lines.map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
    }

    /// Fit for a comment: without line breaks and other controls.
    fileprivate var oneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { $0.properties.generalCategory != .control }))
    }
}
