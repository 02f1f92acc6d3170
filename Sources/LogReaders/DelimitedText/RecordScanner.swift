import EventLogs

/// Splits delimited text (RFC 4180 and what people make of it) into records.
///
/// A field that begins with a quote runs to the closing quote; `""` in it stands for a quote, and delimiters and
/// line breaks in it are text. What follows the closing quote up to the next delimiter is text too. A quote
/// inside an unquoted field is a quote. Records end at LF, CRLF or CR. Lines without a character are skipped.
///
/// The scanner knows neither files nor encodings; bytes above 127 are text whatever they mean.
struct RecordScanner {
    let delimiter: UInt8

    /// The fields of the last record, as they stand in the buffer, unquoted.
    private(set) var fields: [UnsafeBufferPointer<UInt8>] = []
    /// Quoted fields that hold more than their text: unquoted once the record is complete.
    private var intricate: [Int] = []
    /// The line that the last record begins in, counted from 1.
    private(set) var line = 0
    /// The line that the next byte is in.
    private(set) var nextLine: Int

    init(delimiter: UInt8, firstLine: Int = 1) {
        self.delimiter = delimiter
        nextLine = firstLine
        fields.reserveCapacity(64)
    }

    enum Outcome {
        case record
        /// The buffer ends within a record; nothing was taken.
        case incomplete
        /// Only blank lines, if anything, were left.
        case end
        /// The text ends within quotes that open in that line.
        case unclosedQuote(line: Int)
    }

    /// What must be readable behind the end of the buffer, whatever it holds.
    static let padding = 64

    /// Counts records of a line each that were taken without the scanner.
    mutating func pass(lines: Int) {
        if lines > 0 { line = nextLine + lines - 1 }
        nextLine += lines
    }

    /// Scans one record from `position` on and moves `position` behind it.
    ///
    /// Quoted fields are unquoted in place, so a record must not be scanned twice.
    /// - Parameter isLast: whether the text ends with the buffer.
    mutating func next(
        in buffer: UnsafeMutableBufferPointer<UInt8>,
        from position: inout Int,
        isLast: Bool
    ) -> Outcome {
        guard let base = buffer.baseAddress else { return isLast ? .end : .incomplete }
        let end = base + buffer.count
        var at = base + position
        // Blank lines.
        while at < end, at[0] == 0x0A || at[0] == 0x0D {
            if at[0] == 0x0D {
                if at + 1 == end, !isLast { return .incomplete }
                if at + 1 < end, at[1] == 0x0A { at += 1 }
            }
            at += 1
            nextLine += 1
            position = at - base
        }
        if at == end { return isLast ? .end : .incomplete }

        fields.removeAll(keepingCapacity: true)
        intricate.removeAll(keepingCapacity: true)
        var breaks = 0
        while true {
            let first = at
            if at < end, at[0] == 0x22 {
                switch endOfQuotedField(&at, end, isLast, &breaks) {
                case .closed(let isIntricate):
                    if isIntricate {
                        intricate.append(fields.count)
                        fields.append(UnsafeBufferPointer(start: first, count: at - first))
                    } else {
                        fields.append(UnsafeBufferPointer(start: first + 1, count: at - first - 2))
                    }
                case .incomplete: return .incomplete
                case .unclosed(let breaksBefore): return .unclosedQuote(line: nextLine + breaksBefore)
                }
            } else {
                at = endOfField(at, end)
                fields.append(UnsafeBufferPointer(start: first, count: at - first))
            }
            if at == end {
                if !isLast { return .incomplete }
                break
            }
            if at[0] == delimiter {
                at += 1
                continue
            }
            if at[0] == 0x0D {
                if at + 1 == end, !isLast { return .incomplete }
                if at + 1 < end, at[1] == 0x0A { at += 1 }
            }
            at += 1
            break
        }
        for index in intricate { unquote(index) }
        line = nextLine
        nextLine += breaks + 1
        position = at - base
        return .record
    }

    /// The first delimiter, LF or CR at or after `start`, or the end; eight bytes at a time.
    ///
    /// A byte equal to the one looked for becomes 0 by exclusive or; subtracting 1 from each byte then sets the
    /// top bit of the zero ones (and maybe of ones above the first, which do not matter).
    @inline(__always)
    private func endOfField(
        _ start: UnsafeMutablePointer<UInt8>,
        _ end: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let delimiters = ones &* UInt64(delimiter)
        var at = start
        while at < end {
            let word = UnsafeRawPointer(at).loadUnaligned(as: UInt64.self).littleEndian
            let toDelimiter = word ^ delimiters
            let toLineFeed = word ^ 0x0A0A_0A0A_0A0A_0A0A
            let toReturn = word ^ 0x0D0D_0D0D_0D0D_0D0D
            let hits =
                ((toDelimiter &- ones) & ~toDelimiter | (toLineFeed &- ones) & ~toLineFeed
                    | (toReturn &- ones) & ~toReturn) & tops
            if hits != 0 {
                at += hits.trailingZeroBitCount >> 3
                return at < end ? at : end
            }
            at += 8
        }
        return end
    }

    private enum QuotedField {
        /// Intricate if it holds doubled quotes or text after the closing quote.
        case closed(isIntricate: Bool)
        case incomplete
        case unclosed(breaksBefore: Int)
    }

    /// Moves from the opening quote to the delimiter or line break after the field.
    private func endOfQuotedField(
        _ at: inout UnsafeMutablePointer<UInt8>,
        _ end: UnsafeMutablePointer<UInt8>,
        _ isLast: Bool,
        _ breaks: inout Int
    ) -> QuotedField {
        let breaksBefore = breaks
        var isIntricate = false
        at += 1
        while at < end {
            let byte = at[0]
            if byte == 0x22 {
                if at + 1 == end, !isLast { return .incomplete }
                at += 1
                if at < end, at[0] == 0x22 {
                    isIntricate = true
                    at += 1
                    continue
                }
                let closed = at
                at = endOfField(at, end)
                return .closed(isIntricate: isIntricate || at > closed)
            }
            // CRLF is one break, counted at its LF.
            if byte == 0x0A || byte == 0x0D && (at + 1 == end || at[1] != 0x0A) { breaks += 1 }
            at += 1
        }
        return isLast ? .unclosed(breaksBefore: breaksBefore) : .incomplete
    }

    /// Takes the quotes out of a field, in place.
    private mutating func unquote(_ index: Int) {
        let raw = fields[index]
        guard let source = raw.baseAddress else { return }
        let target = UnsafeMutablePointer(mutating: source)
        var written = 0
        var read = 1
        var isQuoted = true
        while read < raw.count {
            let byte = source[read]
            read += 1
            if byte == 0x22, isQuoted {
                if read < raw.count, source[read] == 0x22 {
                    read += 1
                } else {
                    isQuoted = false
                    continue
                }
            }
            target[written] = byte
            written += 1
        }
        fields[index] = UnsafeBufferPointer(start: source, count: written)
    }

    /// Calls `body` with the fields of the last record.
    @inline(__always)
    func withFields<Result>(_ body: (RowFields) -> Result) -> Result {
        fields.withUnsafeBufferPointer { body(RowFields($0)) }
    }
}
