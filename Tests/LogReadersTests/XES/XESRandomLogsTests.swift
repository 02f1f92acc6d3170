import EventLogs
import Foundation
import TestInputs
import Testing

@testable import LogReaders

/// Random logs, written as XES with all that may stand between and inside, against the same rows given to the
/// assembler straight away.
@Suite struct XESRandomLogsTests {
    /// What one event says; nil where it says nothing.
    private struct Event {
        var values: [(key: String, type: String, value: String)]
        subscript(key: String) -> String { values.first { $0.key == key }?.value ?? "" }
    }

    private struct Trace {
        var name: String?
        var values: [(key: String, type: String, value: String)]
        var events: [Event]
    }

    private static let eventKeys = [
        "concept:name", "time:timestamp", "org:resource", "lifecycle:transition", "concept:instance", "cost",
        "note",
    ]
    private static let traceKeys = ["region", "amount"]

    @Test func readAsTheirRows() throws {
        var compared = 0
        for seed in UInt64(0)..<150 {
            var random = SeededGenerator(seed: seed)
            let traces = XESRandomLogsTests.log(&random)
            let xml = XESRandomLogsTests.document(traces, &random)
            let file = try TemporaryFile(Data(xml.utf8))
            let expected = try XESRandomLogsTests.assemble(traces, source: file.path)
            let read = Result { try XESReader.read(ByteStream(path: file.path), options: ReadingOptions()) }
            switch (read, expected) {
            case (.success(let read), .success(let expected)):
                XESRandomLogsTests.compare(read, expected, "seed \(seed)\n\(xml)")
                compared += 1
            case (.failure(AssemblyError.noInstances), .failure(AssemblyError.noInstances)): break
            default: Issue.record("seed \(seed): \(read) instead of \(expected)\n\(xml)")
            }
        }
        #expect(compared > 75, "most of the random logs have something in them")
    }

    private static func log(_ random: inout SeededGenerator) -> [Trace] {
        func text() -> String {
            let parts = ["a", "b", "<", "&", "\"", "'", " ", "é", "订", ">", "]]>"]
            return (0..<Int.random(in: 1...4, using: &random)).map { _ in parts.randomElement(using: &random)!
            }.joined()
        }
        func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
        return (0..<Int.random(in: 1...5, using: &random)).map { number in
            var trace = Trace(name: chance(90) ? "order \(number) \(text())" : nil, values: [], events: [])
            if chance(70) { trace.values.append(("region", "string", text())) }
            if chance(70) {
                trace.values.append(("amount", "float", "\(Int.random(in: 0...99, using: &random)).5"))
            }
            trace.events = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                var values: [(key: String, type: String, value: String)] = []
                if chance(95) {
                    values.append(
                        ("concept:name", "string", ["check", "pack", "ship"].randomElement(using: &random)!)
                    )
                }
                if chance(95) {
                    let minute = Int.random(in: 0...59, using: &random)
                    let time =
                        "2024-03-0\(Int.random(in: 1...9, using: &random))T10:\(minute < 10 ? "0" : "")\(minute):00+01:00"
                    values.append(("time:timestamp", "date", chance(95) ? time : "yesterday"))
                }
                if chance(60) {
                    values.append(("org:resource", "string", ["Ann", "Bob"].randomElement(using: &random)!))
                }
                if chance(80) {
                    values.append(
                        (
                            "lifecycle:transition", "string",
                            ["start", "complete", "schedule"].randomElement(using: &random)!
                        )
                    )
                }
                if chance(30) {
                    values.append(("concept:instance", "string", "\(Int.random(in: 1...3, using: &random))"))
                }
                if chance(30) { values.append(("cost", "int", "\(Int.random(in: 0...9, using: &random))")) }
                if chance(30) { values.append(("note", "string", text())) }
                return Event(values: values.shuffled(using: &random))
            }
            return trace
        }
    }

    // MARK: - As rows

    private static func assemble(_ traces: [Trace], source: String) throws -> Result<AssembledLog, any Error>
    {
        let roles: [ColumnRole] = [
            .activity, .time, .resource, .lifecycle, .instance, .eventAttribute, .eventAttribute,
        ]
        let columns =
            [SourceColumn(name: "case:concept:name", role: .order)]
            + zip(eventKeys, roles).map { SourceColumn(name: $0, role: $1) }
            + traceKeys.map { SourceColumn(name: $0, role: .orderAttribute) }
        var assembler = try EventLogAssembler(source: source, columns: columns)
        var row = RowBuilder(columns: columns.count)
        for (number, trace) in traces.enumerated() {
            for event in trace.events {
                row.clear()
                row.set(0, to: trace.name ?? "trace \(number + 1)")
                for (index, key) in eventKeys.enumerated() { row.set(1 + index, to: event[key]) }
                for (index, key) in traceKeys.enumerated() {
                    row.set(
                        1 + eventKeys.count + index,
                        to: trace.values.first { $0.key == key }?.value ?? ""
                    )
                }
                row.withFields { assembler.append($0, line: 0) }
            }
        }
        return Result { try assembler.finish() }
    }

    private static func compare(_ read: AssembledLog, _ expected: AssembledLog, _ context: String) {
        let (log, truth) = (read.log, expected.log)
        #expect(log.orders == truth.orders, "\(context)")
        #expect(log.firstInstance == truth.firstInstance, "\(context)")
        #expect(log.activities == truth.activities && log.activity == truth.activity, "\(context)")
        #expect(log.resources == truth.resources && log.resource == truth.resource, "\(context)")
        #expect(log.start == truth.start && log.end == truth.end, "\(context)")
        #expect(log.startSource == truth.startSource && log.sourceRow == truth.sourceRow, "\(context)")
        #expect(present(log.orderAttributes) == present(truth.orderAttributes), "\(context)")
        #expect(present(log.instanceAttributes) == present(truth.instanceAttributes), "\(context)")
        let reasons = { (report: ReadingReport) in report.rejected.map { "\($0.row) \($0.reason)" } }
        #expect(reasons(read.reading) == reasons(expected.reading), "\(context)")
    }

    /// The values of each attribute that has any, as text: codes may be numbered differently.
    private static func present(_ columns: [AttributeColumn]) -> [String: [String]] {
        var texts: [String: [String]] = [:]
        for column in columns {
            let values: [String] =
                switch column.values {
                case .categorical(let codes, let table): codes.map { $0 < 0 ? "" : table[$0] }
                case .numeric(let numbers): numbers.map { $0.isNaN ? "" : "\($0)" }
                case .time(let times): times.map { $0 == EventLog.missingTime ? "" : "\($0)" }
                }
            if values.contains(where: { !$0.isEmpty }) { texts[column.name] = values }
        }
        return texts
    }

    // MARK: - As a document

    private static func document(_ traces: [Trace], _ random: inout SeededGenerator) -> String {
        let prefix = Bool.random(using: &random) ? "" : "xes:"
        var xml =
            prefix.isEmpty
            ? "<log xes.version=\"2.0\">" : "<xes:log xmlns:xes=\"http://www.xes-standard.org/\">"
        func noise() -> String {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: "<!-- <event/> -->"
            case 1: "\n  "
            case 2: "<\(prefix)list key=\"l\"><\(prefix)values>\(decoy())</\(prefix)values></\(prefix)list>"
            default: ""
            }
        }
        func decoy() -> String { "<\(prefix)string key=\"concept:name\" value=\"decoy\"/>" }
        func attribute(_ key: String, _ type: String, _ value: String) -> String {
            let nested = Int.random(in: 0..<4, using: &random) == 0 ? decoy() : ""
            let quote = Bool.random(using: &random) ? "\"" : "'"
            var parts = ["key=\(quote)\(key)\(quote)", "value=\(quote)\(escaped(value))\(quote)"]
            if Bool.random(using: &random) { parts.reverse() }
            let start = "<\(prefix)\(type) \(parts.joined(separator: " "))"
            return nested.isEmpty && Bool.random(using: &random)
                ? start + "/>" : start + ">\(nested)</\(prefix)\(type)>"
        }
        if Bool.random(using: &random) {
            xml +=
                "<\(prefix)global scope=\"event\">\(attribute("org:resource", "string", "UNKNOWN"))</\(prefix)global>"
        }
        xml += attribute("concept:name", "string", "the log's own name")
        for trace in traces {
            xml += "<\(prefix)trace>" + noise()
            if let name = trace.name { xml += attribute("concept:name", "string", name) + noise() }
            for value in trace.values { xml += attribute(value.key, value.type, value.value) + noise() }
            for event in trace.events {
                xml += "<\(prefix)event>" + noise()
                for value in event.values { xml += attribute(value.key, value.type, value.value) + noise() }
                xml += "</\(prefix)event>"
            }
            xml += "</\(prefix)trace>"
        }
        return xml + "</\(prefix)log>"
    }

    private static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: "\"", with: "&quot;").replacingOccurrences(of: "'", with: "&#39;")
    }
}
