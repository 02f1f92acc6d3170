import Foundation

/// Turns text of another encoding into UTF-8 as it streams by, with the C library's iconv.
final class Transcoder {
    private let path: String
    private let encoding: TextEncoding
    private let descriptor: iconv_t?
    private let input: UnsafeMutablePointer<CChar>
    /// Bytes at the front of the input that are not transcoded yet: part of a character.
    private var held = 0
    private var transcoded = 0

    private static let inputSize = 256 * 1_024

    /// - Throws: ``ReadingError/unreadable(path:cause:)`` if the system lacks the conversion.
    init(from encoding: TextEncoding, path: String) throws {
        self.path = path
        self.encoding = encoding
        descriptor = iconv_open("UTF-8", encoding.nameForIconv)
        input = .allocate(capacity: Transcoder.inputSize)
        guard descriptor != iconv_t(bitPattern: -1) else {
            throw ReadingError.unreadable(path: path, cause: "no iconv for \(encoding.rawValue) here")
        }
    }

    deinit {
        if descriptor != iconv_t(bitPattern: -1) { iconv_close(descriptor) }
        input.deallocate()
    }

    /// Fills some of the buffer; 0 only at the end of the text. `more` supplies bytes, none at their end.
    /// - Precondition: the buffer has room for a character.
    /// - Throws: ``ReadingError/badText(path:encoding:offset:)`` at bytes that are no text.
    func read(
        into buffer: UnsafeMutableRawBufferPointer,
        more: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws -> Int {
        var isAtEnd = false
        while true {
            if held < Transcoder.inputSize, !isAtEnd {
                let space = UnsafeMutableRawBufferPointer(
                    start: input + held,
                    count: Transcoder.inputSize - held
                )
                let count = try more(space)
                isAtEnd = count == 0
                held += count
            }
            if held == 0 { return 0 }
            var next: UnsafeMutablePointer<CChar>? = input
            var left = held
            var output = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            var room = buffer.count
            let result = iconv(descriptor, &next, &left, &output, &room)
            let cause = errno
            transcoded += held - left
            if let next { memmove(input, next, left) }
            held = left
            // A character cut off by the end of the input waits for the rest of it.
            let isCutOff = result == Int(bitPattern: UInt.max) && cause == EINVAL
            let isBad = result == Int(bitPattern: UInt.max) && cause == EILSEQ
            if room < buffer.count { return buffer.count - room }
            if isBad || isCutOff && isAtEnd {
                throw ReadingError.badText(path: path, encoding: encoding, offset: transcoded)
            }
        }
    }
}
