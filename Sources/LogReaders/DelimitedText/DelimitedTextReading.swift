import EventLogs
import Foundation
import Parallelism

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
        try records.read(upTo: end, columns: expected) { rows, firstLine in
            assembler.append(rows, firstLine: firstLine)
        } take: { fields, line in
            if fields.count == expected {
                assembler.append(fields, line: line)
            } else {
                takeRagged(fields, line: line, into: &assembler)
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
        assembler.reject(reason, column: nil, text: fields.shortened(by: layout.delimiter), line: line)
    }
}

// MARK: - Parts

extension DelimitedTextReading {
    /// Offsets in the file at which further threads begin to read; none if one thread is to read all.
    ///
    /// Each follows a line feed, so a record begins there unless the line feed is inside quotes. Whether it is
    /// shows when the part before has been read: see ``CutText``.
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
        /// Nil once it is taken: no longer shared with the part, so that changing it copies nothing.
        var assembler: EventLogAssembler?
        /// Where in the file the last record of the part ends.
        let end: Int
        let lines: Int
    }

    /// Reads the parts between the cuts at the same time and joins them in order, as ``CutText`` does.
    func readParts(
        _ text: TextStream,
        cuts: [Int],
        into assembler: EventLogAssembler
    ) throws -> EventLogAssembler {
        let path = text.bytes.path
        let cutText = CutText(start: text.markLength, cuts: cuts)
        let ranges = cutText.parts
        let progress = ReadingProgress(options, fileSize: text.bytes.fileSize)
        var results = concurrentMap(ranges.count) { index -> Result<Part, any Error>? in
            Result {
                try self.readPart(
                    path: path,
                    from: ranges[index].lowerBound,
                    to: ranges[index].upperBound,
                    skipping: index == 0 ? self.layout.leadingRecords : 0,
                    into: assembler,
                    progress
                )
            }
        }
        var joined: EventLogAssembler?
        try cutText.join { piece, linesBefore in
            var part = try shiftingLines(linesBefore) {
                switch piece {
                case .part(let index):
                    guard let part = results[index].take() else {
                        preconditionFailure("each part is read once and joined once")
                    }
                    return try part.get()
                case .rest(let start):
                    // What a wrong cut led to is thrown away before what was cut wrongly is read.
                    results = []
                    return try readPart(
                        path: path,
                        from: start,
                        to: .max,
                        skipping: 0,
                        into: assembler,
                        progress
                    )
                }
            }
            if joined == nil {
                joined = part.assembler.take()
            } else if let next = part.assembler.take() {
                joined?.merge(next, linesBefore: linesBefore)
            }
            return (part.end, part.lines)
        }
        return joined ?? assembler
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
        return Part(assembler: assembler, end: records.offset, lines: records.linesPassed)
    }

    /// Errors of a part count lines from its beginning.
    private func shiftingLines<Value>(_ lines: Int, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch ReadingError.unclosedQuote(let path, let line) {
            throw ReadingError.unclosedQuote(path: path, line: line + lines)
        }
    }
}
