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

    /// Reads the parts before and behind the cut with what `DelimitedTextReading` reads them with.
    private var read: PlainDelimitedText {
        var read = PlainDelimitedText([], delimiter: delimiter)
        let lineFeed = cut < text.count ? text[cut...].firstIndex(of: 0x0A) : nil
        let second = lineFeed.map { $0 + 1 } ?? text.count
        let cutText = CutText(start: 0, cuts: second < text.count ? [second] : [])
        let ranges = cutText.parts
        do {
            try cutText.join { piece, linesBefore in
                switch piece {
                case .part(let index): try part(ranges[index], linesBefore, into: &read)
                case .rest(let start): try part(start..<Int.max, linesBefore, into: &read)
                }
            }
        } catch let quote as UnclosedQuote {
            read.unclosedQuoteLine = quote.line
        } catch {
            preconditionFailure("text in memory throws nothing else: \(error)")
        }
        return read
    }

    private func part(
        _ range: Range<Int>,
        _ linesBefore: Int,
        into read: inout PlainDelimitedText
    ) throws -> (end: Int, lines: Int) {
        let source = TextInMemory(text, from: range.lowerBound, pieceSize: blockSize, padding: delimiter)
        var records = DelimitedText(
            source,
            delimiter: delimiter,
            firstOffset: range.lowerBound,
            blockSize: blockSize
        )
        func take(_ fields: RowFields, _ line: Int) {
            read.lines.append(linesBefore + line)
            read.records.append((0..<fields.count).map { Array(fields[$0]) })
        }
        do {
            try records.read(
                upTo: range.upperBound,
                columns: columns,
                takeRun: { rows, firstLine in
                    for row in 0..<rows.count { take(rows[row], firstLine + row) }
                },
                take: take
            )
        } catch let quote as UnclosedQuote {
            throw UnclosedQuote(line: linesBefore + quote.line)
        }
        return (records.offset, records.linesPassed)
    }
}
