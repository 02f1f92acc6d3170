/// The text of a file as UTF-8 bytes, in order, without a byte order mark.
///
/// Not to be shared between threads.
final class TextStream {
    let bytes: ByteStream
    let encoding: TextEncoding
    /// Bytes of the file before the text.
    let markLength: Int
    private let transcoder: Transcoder?
    private var ahead = ReadAhead()

    /// - Parameter encoding: nil to find out from the first bytes.
    /// - Throws: ``ReadingError/badText(path:encoding:offset:)`` if the bytes are no text in any encoding that
    ///   can be told from them.
    init(_ bytes: ByteStream, encoding named: TextEncoding?) throws {
        let first = try bytes.peek(TextEncoding.sampleSize)
        let mark = TextEncoding.byteOrderMark(first)
        let encoding = try named ?? mark?.encoding ?? TextEncoding.sniffed(first, path: bytes.path)
        markLength = mark?.encoding == encoding ? mark?.length ?? 0 : 0
        if markLength > 0 {
            var skipped = [UInt8](repeating: 0, count: markLength)
            _ = try skipped.withUnsafeMutableBytes { try bytes.read(into: $0) }
        }
        transcoder = encoding == .utf8 ? nil : try Transcoder(from: encoding, path: bytes.path)
        self.encoding = encoding
        self.bytes = bytes
    }

    /// The UTF-8 text of a file from an offset on.
    init(path: String, from offset: Int) throws {
        bytes = try ByteStream(path: path, from: offset)
        encoding = .utf8
        markLength = 0
        transcoder = nil
    }

    /// Fills some of the buffer; 0 only at the end of the text.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try ahead.take(into: buffer, read: transcode)
    }

    /// The first bytes of text, without taking them; fewer only if the text is shorter.
    func peek(_ count: Int) throws -> [UInt8] {
        try ahead.peek(count, read: transcode)
    }

    private func transcode(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard let transcoder else { return try bytes.read(into: buffer) }
        return try transcoder.read(into: buffer, more: bytes.read)
    }
}

extension TextStream: TextSource {
    func unclosedQuote(line: Int) -> any Error {
        ReadingError.unclosedQuote(path: bytes.path, line: line)
    }
}
