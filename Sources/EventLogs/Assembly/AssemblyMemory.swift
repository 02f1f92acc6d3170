/// What the rows of a log may take of memory, and what they do.
public struct AssemblyMemory: Sendable, Equatable {
    public let bytes: Int
    /// What a row takes from reading to report, what each attribute adds to it, and what each byte of the attributes' distinct
    /// texts does.
    public let bytesPerRow: Int
    public let bytesPerValue: Int
    public let bytesPerTextByte: Int

    public init(bytes: Int, bytesPerRow: Int, bytesPerValue: Int, bytesPerTextByte: Int) {
        self.bytes = bytes
        self.bytesPerRow = bytesPerRow
        self.bytesPerValue = bytesPerValue
        self.bytesPerTextByte = bytesPerTextByte
    }

    /// - Parameter textBytes: of the attributes' distinct texts.
    /// - Returns: how much so many rows need; `Int.max` if that is no number.
    public func needed(rows: Int, attributes: Int, textBytes: Double = 0) -> Int {
        let needed =
            Double(rows) * Double(bytesPerRow + attributes * bytesPerValue)
            + textBytes * Double(bytesPerTextByte)
        return Int(exactly: needed.rounded(.up)) ?? .max
    }

    /// How many rows fit beside such texts.
    func mostRows(attributes: Int, textBytes: Int) -> Int {
        max(0, bytes - textBytes * bytesPerTextByte) / (bytesPerRow + attributes * bytesPerValue)
    }
}
