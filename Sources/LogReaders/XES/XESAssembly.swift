import EventLogs

/// Appends the events of traces to an assembler, whose columns are the keys at both levels.
///
/// The first traces are held back until it is clear which keys there are and what they stand for.
final class XESAssembly {
    private let source: String
    private let options: ReadingOptions
    private var held: [XESTrace] = []
    private var heldEvents = 0
    // Not checked for overlapping accesses: several for each event would cost as much as all the rest.
    @exclusivity(unchecked) private var assembler: EventLogAssembler?
    @exclusivity(unchecked) private var columnOfTraceKey: [Int] = []
    @exclusivity(unchecked) private var columnOfEventKey: [Int] = []
    @exclusivity(unchecked) private var fields: [UnsafeBufferPointer<UInt8>] = []
    private var awaited: [String: Int] = [:]
    /// The column of the traces' names, where these are the orders' ids.
    private var nameColumn: Int?

    private var traces = 0
    private var tracesWithoutEvents = 0
    private var tracesWithoutName = 0
    private var tracesOfKnownName = 0
    private var names = NameInterner()

    private static let eventsHeld = 10_000

    init(source: String, options: ReadingOptions) {
        self.source = source
        self.options = options
    }

    func take(_ trace: borrowing XESTrace, of document: XESDocument) throws {
        if assembler != nil { return append(trace, of: document) }
        held.append(copy trace)
        heldEvents += trace.eventCount
        if heldEvents >= XESAssembly.eventsHeld { try settle(document) }
    }

    /// - Throws: ``ReadingError``, ``AssemblyError``
    func finish(_ document: XESDocument) throws -> AssembledLog {
        if assembler == nil { try settle(document) }
        guard let complete = assembler.take() else { preconditionFailure("settled just now") }
        var assembled = try complete.finish(notes: notes(document))
        // What was waited for and never came is no column of the source.
        let absent = Set(awaited.keys)
        assembled.reading.columns.removeAll { absent.contains($0.name) }
        return assembled
    }

    /// Decides what the keys met so far stand for and appends what was held back.
    private func settle(_ document: XESDocument) throws {
        let columns = try XESColumns(
            traceKeys: document.traceKeys,
            eventKeys: document.eventKeys,
            options: options,
            source: source
        )
        assembler = try EventLogAssembler(
            source: source,
            columns: columns.columns,
            zone: options.zone,
            options: options.assembly
        )
        columnOfTraceKey = columns.ofTraceKey
        columnOfEventKey = columns.ofEventKey
        awaited = columns.awaited
        nameColumn = columns.traceName
        fields = Array(repeating: UnsafeBufferPointer(start: nil, count: 0), count: columns.columns.count)
        for trace in held { append(trace, of: document) }
        held = []
    }

    /// Gives keys that have turned up since then a column each.
    private func addColumns(_ document: XESDocument) {
        let traceKeys = document.traceKeys.names
        let eventKeys = document.eventKeys.names
        for key in columnOfTraceKey.count..<traceKeys.count {
            let name = XESColumns.name(ofTraceKey: traceKeys[Int32(key)], isEventKey: false)
            columnOfTraceKey.append(column(name, otherwise: .orderAttribute))
        }
        for key in columnOfEventKey.count..<eventKeys.count {
            columnOfEventKey.append(column(eventKeys[Int32(key)], otherwise: .eventAttribute))
        }
    }

    private func column(_ name: String, otherwise role: ColumnRole) -> Int {
        if let awaited = awaited.removeValue(forKey: name) { return awaited }
        fields.append(UnsafeBufferPointer(start: nil, count: 0))
        return assembler?.addColumn(SourceColumn(name: name, role: role)) ?? 0
    }

    private func append(_ trace: borrowing XESTrace, of document: XESDocument) {
        addColumns(document)
        if !trace.isLooseEvent {
            traces += 1
            if trace.eventCount == 0 { tracesWithoutEvents += 1 }
        }
        let fallback = Array("trace \(traces)".utf8)
        trace.withBytes { bytes in
            fallback.withUnsafeBufferPointer { fallback in
                for cell in trace.attributes { set(columnOfTraceKey, cell, bytes) }
                if let nameColumn, !trace.isLooseEvent { name(&fields[nameColumn], or: fallback) }
                for event in 0..<trace.eventCount {
                    let cells = trace.cells(ofEvent: event)
                    for cell in cells { set(columnOfEventKey, trace.eventAttributes[cell], bytes) }
                    fields.withUnsafeBufferPointer { fields in
                        assembler?.append(RowFields(fields), line: trace.eventLines[event])
                    }
                    for cell in cells { clear(columnOfEventKey[Int(trace.eventAttributes[cell].key)]) }
                }
                for cell in trace.attributes { clear(columnOfTraceKey[Int(cell.key)]) }
                if let nameColumn { clear(nameColumn) }
            }
        }
    }

    @inline(__always)
    private func set(_ columns: [Int], _ cell: XESTrace.Cell, _ bytes: UnsafeBufferPointer<UInt8>) {
        fields[columns[Int(cell.key)]] = UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.end])
    }

    @inline(__always)
    private func clear(_ column: Int) { fields[column] = UnsafeBufferPointer(start: nil, count: 0) }

    private func name(_ field: inout UnsafeBufferPointer<UInt8>, or fallback: UnsafeBufferPointer<UInt8>) {
        if field.isBlank {
            field = fallback
            tracesWithoutName += 1
        }
        if Int(names.code(of: field)) < names.table.count - 1 { tracesOfKnownName += 1 }
    }

    private func notes(_ document: XESDocument) -> [ReadingNote] {
        var notes: [ReadingNote] = []
        if tracesWithoutEvents > 0 { notes.append(.ordersWithoutEvents(orders: tracesWithoutEvents)) }
        if tracesWithoutName > 0 { notes.append(.ordersWithoutName(orders: tracesWithoutName)) }
        if tracesOfKnownName > 0 { notes.append(.tracesOfOneOrder(traces: tracesOfKnownName)) }
        let deviations = document.deviations.counts.map {
            FormatDeviation(what: $0.deviation.description, firstLine: $0.firstLine, count: $0.count)
        }
        if !deviations.isEmpty { notes.append(.departsFromStandard(name: "XES", deviations: deviations)) }
        return notes
    }
}
