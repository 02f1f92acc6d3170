import EventLogs
import Foundation
import Workspace

/// A folder that is there for the length of one test.
struct WorkspaceFolder: ~Copyable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/workspace-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var workspacePath: String { path + "/desk.olens" }

    func workspace(patience: Double = 10) throws -> Workspace {
        try Workspace(at: workspacePath, ifMissing: .create, patience: patience)
    }

    var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

extension Workspace {
    @discardableResult
    func store(_ assembled: AssembledLog, named name: String = "sample") throws -> ImportReport {
        try store(assembled, from: ImportSource(name: name), toolVersion: "test")
    }
}

/// Reads a table written out in a test: comma-separated, the roles in the first line, the names by default those of the roles.
func logRead(
    _ columns: [(name: String, role: ColumnRole)],
    _ rows: [[String]],
    zone: ZoneRules = .utc
) throws -> AssembledLog {
    var assembler = try EventLogAssembler(
        source: "test",
        columns: columns.map { SourceColumn(name: $0.name, role: $0.role) },
        zone: zone
    )
    var builder = RowBuilder(columns: columns.count)
    for (index, row) in rows.enumerated() {
        builder.clear()
        for (column, text) in row.enumerated() { builder.set(column, to: text) }
        builder.withFields { assembler.append($0, line: index + 2) }
    }
    return try assembler.finish()
}

let plainColumns: [(name: String, role: ColumnRole)] = [
    ("order", .order), ("activity", .activity), ("resource", .resource), ("start", .start), ("end", .end),
]

extension EventLog {
    /// Every value of the log as text, missing ones and all: equal where the logs are, to the bit.
    var transcript: [String] {
        func values(_ column: AttributeColumn) -> String {
            switch column.values {
            case .categorical(let codes, let table): "\(column.name) \(codes) \(table.names)"
            case .numeric(let numbers):
                "\(column.name) \(numbers.map { $0.isNaN ? "-" : "\($0.bitPattern)" })"
            case .time(let times): "\(column.name) times \(times)"
            }
        }
        return [
            "zone \(zone.identifier)", "orders \(orders.names)", "arrival \(arrival)", "promise \(promise)",
            "completed \(completed)", "first \(firstInstance)", "activities \(activities.names)",
            "resources \(resources.names)", "activity \(activity)", "resource \(resource)", "start \(start)",
            "end \(end)", "source \(startSource)", "row \(sourceRow)",
        ] + orderAttributes.map { "order: " + values($0) } + instanceAttributes.map { "event: " + values($0) }
    }

    /// Each instance as text, names spelled out.
    func instanceTexts(withRow: Bool = false) -> [String] {
        (0..<orderCount).flatMap { order in
            instances(ofOrder: order).map { instance in
                let attributes = instanceAttributes.map { column in
                    switch column.values {
                    case .categorical(let codes, let table):
                        codes[instance] < 0 ? "-" : table[codes[instance]]
                    case .numeric(let numbers): numbers[instance].isNaN ? "-" : "\(numbers[instance])"
                    case .time(let times):
                        times[instance] == EventLog.missingTime ? "-" : "\(times[instance])"
                    }
                }
                let resource = resource[instance] < 0 ? "-" : resources[resource[instance]]
                let fields =
                    [
                        orders[Int32(order)], activities[activity[instance]], resource, "\(start[instance])",
                        "\(end[instance])", "\(startSource[instance])",
                    ] + attributes
                return fields.joined(separator: "|")
            }
        }
    }
}
