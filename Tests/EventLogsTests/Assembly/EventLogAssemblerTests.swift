import Testing

@testable import EventLogs

@Suite struct EventLogAssemblerTests {
    @Test func instancesAreSortedWithinTheirOrder() throws {
        let log = try assemble(
            ["order:order", "activity:activity", "start:start", "end:end", "resource:who"],
            ["b", "ship", "2026-01-02T10:00:00", "2026-01-02T11:00:00", "Li"],
            ["a", "pick", "2026-01-01T10:00:00", "2026-01-01T12:00:00", ""],
            ["b", "pick", "2026-01-02T08:00:00", "2026-01-02T09:00:00", "Wu"]
        ).log
        #expect(log.orders.names == ["b", "a"])
        #expect(log.firstInstance == [0, 2, 3])
        #expect(log.activity.map { log.activities[$0] } == ["pick", "ship", "pick"])
        #expect(log.resource == [1, 0, -1])
        #expect(log.sourceRow == [3, 1, 2])
        #expect(log.startTimes == .recorded)
        #expect(log.end[0] - log.start[0] == .hour)
    }
}

/// Assembles rows of strings; a column is given as `role:name`.
func assemble(
    _ columns: [String],
    zone: ZoneRules? = nil,
    options: EventLogAssembler.Options = .init(),
    _ rows: [String]...
) throws -> AssembledLog {
    try assemble(columns, zone: zone, options: options, rows: rows)
}

func assemble(
    _ columns: [String],
    zone: ZoneRules? = nil,
    options: EventLogAssembler.Options = .init(),
    rows: [[String]]
) throws -> AssembledLog {
    try assembler(columns, zone: zone, options: options, rows: rows).finish()
}

func assembler(
    _ columns: [String],
    zone: ZoneRules? = nil,
    options: EventLogAssembler.Options = .init(),
    rows: [[String]]
) throws -> EventLogAssembler {
    let columns = try columns.map { column in
        let parts = column.split(separator: ":", maxSplits: 1).map(String.init)
        return SourceColumn(name: parts[1], role: try #require(ColumnRole(rawValue: parts[0])))
    }
    var assembler = try EventLogAssembler(source: "test", columns: columns, zone: zone, options: options)
    var builder = RowBuilder(columns: columns.count)
    for (index, row) in rows.enumerated() {
        builder.clear()
        for (column, value) in row.enumerated() { builder.set(column, to: value) }
        builder.withFields { assembler.append($0, line: index + 2) }
    }
    return assembler
}
