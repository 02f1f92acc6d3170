/// The plainest reader of delimited text that does the same as the fast one: one byte after the other, all of it
/// in memory. It is the measure of the fast one.
struct PlainDelimitedText: Equatable {
    var records: [[[UInt8]]] = []
    /// The line that each record begins in.
    var lines: [Int] = []
    var unclosedQuoteLine: Int?

    private enum State { case fieldStart, unquoted, quoted, quoteInQuotes }

    init(_ text: [UInt8], delimiter: UInt8) {
        var state = State.fieldStart
        var field: [UInt8] = []
        var record: [[UInt8]] = []
        var line = 1
        var recordLine = 1
        var quoteLine = 1
        var isBlankLine = true
        func isBreakHere(_ index: Int) -> Bool {
            text[index] == 0x0A || text[index] == 0x0D && !(index + 1 < text.count && text[index + 1] == 0x0A)
        }
        func endRecord() {
            if !isBlankLine {
                records.append(record + [field])
                lines.append(recordLine)
            }
            field = []
            record = []
            isBlankLine = true
            state = .fieldStart
        }
        for (index, byte) in text.enumerated() {
            let isPartOfBreak = byte == 0x0A || byte == 0x0D
            if state == .quoted {
                if byte == 0x22 { state = .quoteInQuotes } else { field.append(byte) }
                if isBreakHere(index) { line += 1 }
                continue
            }
            if state == .quoteInQuotes, byte == 0x22 {
                field.append(byte)
                state = .quoted
                continue
            }
            if isPartOfBreak {
                if isBreakHere(index) {
                    line += 1
                    endRecord()
                    recordLine = line
                }
            } else if byte == delimiter {
                isBlankLine = false
                record.append(field)
                field = []
                state = .fieldStart
            } else if byte == 0x22, state == .fieldStart {
                isBlankLine = false
                state = .quoted
                quoteLine = line
            } else {
                isBlankLine = false
                field.append(byte)
                state = .unquoted
            }
        }
        if state == .quoted { unclosedQuoteLine = quoteLine } else { endRecord() }
    }
}
