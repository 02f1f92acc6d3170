/// A text that is there, given out in pieces.
final class TextInMemory: TextSource {
    private let text: [UInt8]
    private var position: Int
    private let pieceSize: Int
    private let padding: UInt8

    /// - Parameter padding: what to write behind each piece: nobody may look at it.
    init(_ text: [UInt8], from position: Int, pieceSize: Int, padding: UInt8) {
        self.text = text
        self.position = position
        self.pieceSize = pieceSize
        self.padding = padding
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(pieceSize, buffer.count, text.count - position)
        for index in buffer.indices { buffer[index] = index < count ? text[position + index] : padding }
        position += count
        return count
    }

    func unclosedQuote(line: Int) -> any Error { UnclosedQuote(line: line) }
}

/// The text ends within quotes that open in that line.
struct UnclosedQuote: Error {
    let line: Int
}
