/// Finds out what separates the fields of a text.
enum DelimiterGuess {
    /// In the order of preference where two explain a text equally well.
    static let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

    /// The delimiter that a first line `sep=;` names; nil if there is no such line.
    static func named(in text: [UInt8]) -> UInt8? {
        let key = Array("sep=".utf8)
        guard text.count > key.count + 1, text.prefix(key.count).map({ $0 | 0x20 }) == key.map({ $0 | 0x20 }),
            text[key.count + 1] == 0x0A || text[key.count + 1] == 0x0D
        else { return nil }
        return text[key.count]
    }

    /// The candidate by which most records have as many fields as the first, and among equals the one that
    /// makes the most fields; a comma if none splits the first record.
    static func delimiter(of text: [UInt8], isWhole: Bool) -> UInt8 {
        var best: (delimiter: UInt8, share: Double, fields: Int) = (0x2C, 0, 1)
        for delimiter in candidates {
            let sample = SampledRecords(of: text, delimiter: delimiter, isWhole: isWhole, atMost: 100)
            let counts = sample.indices.map(sample.fieldCount)
            guard let header = counts.first, header > 1 else { continue }
            let share = Double(counts.filter { $0 == header }.count) / Double(counts.count)
            if (share, header) > (best.share, best.fields) { best = (delimiter, share, header) }
        }
        return best.delimiter
    }
}
