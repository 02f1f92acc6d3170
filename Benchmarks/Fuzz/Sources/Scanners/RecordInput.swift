import EventLogs

/// A text and how it is read: by which delimiter, in blocks of how many bytes, cut where for two threads.
struct RecordInput {
    var text: [UInt8]
    var delimiter: UInt8
    var columns: Int
    var blockSize: Int
    /// The second thread begins behind the first line feed at or behind it.
    var cut: Int

    /// What the bytes of a fuzzer stand for: four for how to read, and the text.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count >= 4 else { return nil }
        text = Array(bytes[4...])
        delimiter = [0x2C, 0x3B, 0x09, 0x7C][Int(bytes[0] & 3)]
        columns = 1 + Int(bytes[1] % 6)
        blockSize = 1 + Int(bytes[2])
        cut = Int(bytes[3])
    }

    var isReadAsByThePlainReader: Bool { read == PlainDelimitedText(text, delimiter: delimiter) }

    /// Reads the parts before and behind the cut as `DelimitedTextReading` does, and joins them.
    private var read: PlainDelimitedText {
        let lineFeed = cut < text.count ? text[cut...].firstIndex(of: 0x0A) : nil
        guard let lineFeed, lineFeed + 1 < text.count else { return part(from: 0, upTo: .max).read }
        var (joined, end, lines) = part(from: 0, upTo: lineFeed + 1)
        if joined.unclosedQuoteLine != nil { return joined }
        let next = part(from: end == lineFeed + 1 ? lineFeed + 1 : end, upTo: .max).read
        joined.records += next.records
        joined.lines += next.lines.map { $0 + lines }
        joined.unclosedQuoteLine = next.unclosedQuoteLine.map { $0 + lines }
        return joined
    }

    private func part(from start: Int, upTo end: Int) -> (read: PlainDelimitedText, end: Int, lines: Int) {
        var read = PlainDelimitedText([], delimiter: delimiter)
        var plain = PlainRecords(delimiter: delimiter, columns: columns)
        var scanner = RecordScanner(delimiter: delimiter)
        // Fields are unquoted where they stand, and the scanners read a little beyond the end.
        var buffer = text + [UInt8](repeating: delimiter, count: RecordScanner.padding)
        var position = start
        var filled = min(start + blockSize, text.count)
        func take(_ fields: RowFields, _ line: Int) {
            read.lines.append(line)
            read.records.append((0..<fields.count).map { Array(fields[$0]) })
        }
        buffer.withUnsafeMutableBufferPointer { buffer in
            while position < end {
                let block = UnsafeMutableBufferPointer(rebasing: buffer[..<filled])
                let firstLine = scanner.nextLine
                plain.scan(block, from: &position, upTo: end)
                scanner.pass(lines: plain.count)
                for row in 0..<plain.count { take(plain.batch[row], firstLine + row) }
                guard position < end else { break }
                switch scanner.next(in: block, from: &position, isLast: filled == text.count) {
                case .record: scanner.withFields { take($0, scanner.line) }
                case .incomplete: filled = min(filled + blockSize, text.count)
                case .end: return
                case .unclosedQuote(let line):
                    read.unclosedQuoteLine = line
                    return
                }
            }
        }
        return (read, position, scanner.nextLine - 1)
    }
}
