import EventLogs
import Foundation
import Synchronization

/// Takes the records of a delimited text into an assembler: all in a row, or parts of a file on threads of
/// their own.
struct DelimitedTextReading: Sendable {
    let layout: DelimitedTextLayout
    let options: ReadingOptions

    /// Reads the whole text.
    func readAll(_ text: TextStream, into assembler: consuming EventLogAssembler) throws -> EventLogAssembler
    {
        var assembler = assembler
        var records = DelimitedText(text, delimiter: layout.delimiter)
        try records.skip(layout.leadingRecords)
        let progress = ReadingProgress(options, fileSize: text.bytes.fileSize)
        try read(&records, upTo: .max, into: &assembler, progress, of: text.bytes)
        return assembler
    }

    /// Reads records until one ends at or behind the offset, or the text does.
    private func read(
        _ records: inout DelimitedText,
        upTo end: Int,
        into assembler: inout EventLogAssembler,
        _ progress: ReadingProgress,
        of bytes: ByteStream
    ) throws {
        let expected = layout.columns.count
        // What was read ahead to look at it counts too.
        var reported = records.firstOffset
        defer { progress.add(bytes.fileBytesRead - reported) }
        var plain = PlainRecords(delimiter: layout.delimiter, columns: expected)
        while records.offset < end {
            let firstLine = records.next(&plain, upTo: end)
            if plain.count > 0 {
                assembler.append(plain.batch, firstLine: firstLine)
                if plain.isFull { continue }
            }
            guard records.offset < end, try records.next() else { break }
            let line = records.line
            records.withFields { fields in
                if fields.count == expected {
                    assembler.append(fields, line: line)
                } else {
                    takeRagged(fields, line: line, into: &assembler)
                }
            }
            if bytes.fileBytesRead - reported >= 1 << 20 {
                progress.add(bytes.fileBytesRead - reported)
                reported = bytes.fileBytesRead
            }
        }
    }

    /// A row may lack a last field that has no name, and may have blank fields too many; anything else is damage.
    private func takeRagged(_ fields: RowFields, line: Int, into assembler: inout EventLogAssembler) {
        let expected = layout.columns.count
        let isComplete =
            fields.count > expected
            ? (expected..<fields.count).allSatisfy { fields[$0].isBlank }
            : fields.count == expected - 1 && layout.columns[expected - 1].name.isEmpty
        if isComplete { return assembler.append(fields, line: line) }
        let reason: RejectedRow.Reason =
            fields.count < expected
            ? .tooFewFields(found: fields.count, expected: expected)
            : .tooManyFields(found: fields.count, expected: expected)
        let text = (0..<fields.count).map { String(decoding: fields[$0], as: UTF8.self) }
            .joined(separator: String(UnicodeScalar(layout.delimiter)))
        assembler.reject(reason, column: nil, text: text, line: line)
    }
}

// MARK: - Parts

extension DelimitedTextReading {
    /// Offsets in the file at which further threads begin to read; none if one thread is to read all.
    ///
    /// Each follows a line feed, so a record begins there unless the line feed is inside quotes. Whether it is
    /// shows when the part before has been read: see ``readParts(_:cuts:into:)``.
    func cuts(_ text: TextStream, smallestPart: Int) throws -> [Int] {
        let threads = options.threads ?? ProcessInfo.processInfo.activeProcessorCount
        let fileSize = text.bytes.fileSize
        guard text.encoding == .utf8, !text.bytes.isCompressed, text.bytes.isRegularFile else { return [] }
        let parts = min(threads, fileSize / max(smallestPart, 1))
        guard parts > 1 else { return [] }
        var cuts: [Int] = []
        for part in 1..<parts {
            let target = max(fileSize / parts * part, cuts.last ?? 0)
            guard let lineStart = try offsetBehindLineFeed(path: text.bytes.path, from: target) else { break }
            if lineStart < fileSize, lineStart != cuts.last { cuts.append(lineStart) }
        }
        return cuts
    }

    private func offsetBehindLineFeed(path: String, from offset: Int) throws -> Int? {
        let bytes = try ByteStream(path: path, from: offset)
        var piece = [UInt8](repeating: 0, count: 4_096)
        var before = offset
        while true {
            let count = try piece.withUnsafeMutableBytes { try bytes.read(into: $0) }
            if count == 0 { return nil }
            if let lineFeed = piece[..<count].firstIndex(of: 0x0A) { return before + lineFeed + 1 }
            before += count
        }
    }

    /// What reading one part came to.
    private struct Part: Sendable {
        /// Nil once it is taken.
        private var assembler: EventLogAssembler?
        /// Where in the file the last record of the part ends.
        let end: Int
        let lines: Int

        init(_ assembler: consuming EventLogAssembler, end: Int, lines: Int) {
            self.assembler = assembler
            self.end = end
            self.lines = lines
        }

        /// The assembler, no longer shared with the part, so that changing it copies nothing.
        mutating func take(or other: EventLogAssembler) -> EventLogAssembler {
            let taken = assembler ?? other
            assembler = nil
            return taken
        }
    }

    /// Reads the parts between the cuts at the same time and joins them in order.
    ///
    /// A part stops behind the record that reaches the next cut. If that record ends at the cut exactly, the next
    /// part began where a record begins and is right; if not, the cut was inside quotes, and what was read from it
    /// is thrown away and read again from where the last record did end. So the result never depends on the cuts.
    func readParts(
        _ text: TextStream,
        cuts: [Int],
        into assembler: EventLogAssembler
    ) throws -> EventLogAssembler {
        let path = text.bytes.path
        let starts = [text.markLength] + cuts
        let ends = cuts + [Int.max]
        let progress = ReadingProgress(options, fileSize: text.bytes.fileSize)
        let results = Mutex<[Result<Part, any Error>?]>(Array(repeating: nil, count: starts.count))
        DispatchQueue.concurrentPerform(iterations: starts.count) { index in
            let result = Result {
                try self.readPart(
                    path: path,
                    from: starts[index],
                    to: ends[index],
                    skipping: index == 0 ? self.layout.leadingRecords : 0,
                    into: assembler,
                    progress
                )
            }
            results.withLock { $0[index] = result }
        }
        var parts = results.withLock { parts in
            defer { parts = [] }
            return parts.compactMap(\.self)
        }
        var joined = assembler
        var end = text.markLength
        var lines = 0
        for index in parts.indices {
            // What a wrong cut led to is thrown away before what was cut wrongly is read.
            let isAtRecord = index == 0 || end == cuts[index - 1]
            if !isAtRecord { parts.removeLast(parts.count - index) }
            var part = try shiftingLines(lines) {
                isAtRecord
                    ? try parts[index].get()
                    : try self.readPart(
                        path: path,
                        from: end,
                        to: .max,
                        skipping: 0,
                        into: assembler,
                        progress
                    )
            }
            if isAtRecord { parts[index] = .success(Part(assembler, end: 0, lines: 0)) }
            let next = part.take(or: assembler)
            if index == 0 { joined = next } else { joined.merge(next, linesBefore: lines) }
            end = part.end
            lines += part.lines
            if !isAtRecord { break }
        }
        return joined
    }

    private func readPart(
        path: String,
        from start: Int,
        to end: Int,
        skipping leadingRecords: Int,
        into empty: EventLogAssembler,
        _ progress: ReadingProgress
    ) throws -> Part {
        var assembler = empty
        let text = try TextStream(path: path, from: start)
        var records = DelimitedText(text, delimiter: layout.delimiter, firstOffset: start)
        try records.skip(leadingRecords)
        try read(&records, upTo: end, into: &assembler, progress, of: text.bytes)
        return Part(assembler, end: records.offset, lines: records.linesPassed)
    }

    /// Errors of a part count lines from its beginning.
    private func shiftingLines<Value>(_ lines: Int, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch ReadingError.unclosedQuote(let path, let line) {
            throw ReadingError.unclosedQuote(path: path, line: line + lines)
        }
    }
}
