/// The complete records of the beginning of a text. Only those that are asked for become strings, for a sample has many more
/// than are looked at.
struct SampledRecords {
    /// With fields as they are unquoted, each at its place in the text.
    private let bytes: [UInt8]
    private let fields: [Range<Int>]
    /// How many fields there are before each record, and before the end.
    private let fieldsBefore: [Int]
    /// The offset behind the last record and blank lines after it.
    let end: Int
    /// The line of a quote that the text ends within, if it is whole.
    let unclosedQuoteLine: Int?

    /// - Parameters:
    ///   - isWhole: whether the text ends where the sample does.
    ///   - limit: the number of records that are enough.
    init(of text: [UInt8], delimiter: UInt8, isWhole: Bool, atMost limit: Int = .max) {
        // Unquoting writes into the buffer, and the scanner reads a little beyond it.
        var padded = text + [UInt8](repeating: 0, count: RecordScanner.padding)
        var fields: [Range<Int>] = []
        var fieldsBefore = [0]
        var end = 0
        unclosedQuoteLine = padded.withUnsafeMutableBufferPointer { padded in
            let buffer = UnsafeMutableBufferPointer(rebasing: padded[..<text.count])
            guard let first = UnsafePointer(buffer.baseAddress) else { return nil }
            var scanner = RecordScanner(delimiter: delimiter)
            while fieldsBefore.count <= limit {
                switch scanner.next(in: buffer, from: &end, isLast: isWhole) {
                case .record:
                    for field in scanner.fields {
                        let offset = field.baseAddress.map { $0 - first } ?? 0
                        fields.append(offset..<offset + field.count)
                    }
                    fieldsBefore.append(fields.count)
                case .end, .incomplete: return nil
                case .unclosedQuote(let line): return line
                }
            }
            return nil
        }
        (bytes, self.fields, self.fieldsBefore, self.end) = (padded, fields, fieldsBefore, end)
    }

    var count: Int { fieldsBefore.count - 1 }
    var indices: Range<Int> { 0..<count }

    func fieldCount(of record: Int) -> Int { fieldsBefore[record + 1] - fieldsBefore[record] }

    subscript(record: Int) -> [String] {
        fields[fieldsBefore[record]..<fieldsBefore[record + 1]].map {
            String(decoding: bytes[$0], as: UTF8.self)
        }
    }
}
