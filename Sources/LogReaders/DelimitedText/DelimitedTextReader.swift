import EventLogs

/// Reads logs from CSV and its relatives.
enum DelimitedTextReader {
    /// Files below twice this size are not worth a second thread.
    static let smallestPart = 8 << 20

    /// - Throws: ``ReadingError``, ``AssemblyError``.
    static func read(
        _ bytes: ByteStream,
        options: ReadingOptions,
        smallestPart: Int = smallestPart
    ) throws -> AssembledLog {
        let text = try TextStream(bytes, encoding: options.encoding)
        let layout = try DelimitedTextLayout(text, options: options)
        try checkMemory(text, layout, options)
        let assembler = try EventLogAssembler(
            source: bytes.path,
            columns: layout.columns,
            zone: options.zone,
            options: options.assembly
        )
        let reading = DelimitedTextReading(layout: layout, options: options)
        let cuts = try reading.cuts(text, smallestPart: smallestPart)
        let filled =
            cuts.isEmpty
            ? try reading.readAll(text, into: assembler)
            : try reading.readParts(text, cuts: cuts, into: assembler)
        guard filled.rowsRead > 0 else { throw ReadingError.noRows(path: bytes.path) }
        let assembled = try filled.finish(notes: layout.notes)
        if options.encoding == nil, text.encoding == .utf8, !assembled.log.hasOnlyUTF8Names {
            return try reread(bytes, options: options, smallestPart: smallestPart)
        }
        return assembled
    }

    /// Refuses a file that will not fit. The rows are estimated from its beginning, and counted before it is refused, as line
    /// feeds, for its rows may get longer later on.
    private static func checkMemory(
        _ text: TextStream,
        _ layout: DelimitedTextLayout,
        _ options: ReadingOptions
    ) throws {
        guard let memory = options.memory, let estimate = layout.estimatedRows(of: text) else { return }
        let path = text.bytes.path
        let attributes = options.keepsAttributes ? layout.columns.lazy.filter(\.role.mayRepeat).count : 0
        do { try memory.check(rows: estimate, attributes: attributes, path: path) } catch {
            let counted = try ByteStream(path: path).lineFeeds()
            try memory.check(rows: counted, attributes: attributes, path: path)
        }
    }

    /// The encoding was told from the beginning of a file whose later names contradict it: looks at all of it.
    private static func reread(
        _ bytes: ByteStream,
        options: ReadingOptions,
        smallestPart: Int
    ) throws -> AssembledLog {
        guard bytes.isRegularFile else {
            throw ReadingError.badText(path: bytes.path, encoding: .utf8, offset: nil)
        }
        var options = options
        let whole = try ByteStream(path: bytes.path)
        // All bytes that the sample did not show matter now, and the file is known to be text of some kind.
        options.encoding = try TextEncoding.sniffed(try whole.peek(.max), path: bytes.path)
        return try read(ByteStream(path: bytes.path), options: options, smallestPart: smallestPart)
    }
}

extension EventLog {
    /// Whether every name is text: each distinct one is looked at once.
    fileprivate var hasOnlyUTF8Names: Bool {
        var tables = [orders, activities, resources]
        for attribute in orderAttributes + instanceAttributes {
            if case .categorical(_, let table) = attribute.values { tables.append(table) }
        }
        return tables.allSatisfy(\.isUTF8)
    }
}
