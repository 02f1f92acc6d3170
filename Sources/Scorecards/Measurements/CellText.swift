/// What the cells of tables say.
extension String {
    /// Without the blanks about it.
    var trimmed: String {
        // Nearly all texts have nothing to take off, which two bytes tell.
        func isPlain(_ byte: UInt8?) -> Bool { byte.map { $0 > 0x20 && $0 < 0x7F } ?? true }
        if isPlain(utf8.first) && isPlain(utf8.last) { return self }
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// The decimal number that this is, and nothing else: no hexadecimal digits, no word such as nan.
    var finiteNumber: Double? {
        guard utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }),
            let number = Double(self), number.isFinite
        else { return nil }
        return number
    }
}
