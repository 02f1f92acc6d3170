import Foundation

/// Thrown when whoever reads the output has closed it.
struct BrokenPipe: Error {}

enum StandardStreams {
    /// Writes all of the text to standard output.
    /// - Throws: ``BrokenPipe``, or ``StandardOutputError``.
    static func print(_ text: String) throws {
        try write(text, to: STDOUT_FILENO)
    }

    /// Writes all of the bytes to standard output.
    /// - Throws: ``BrokenPipe``, or ``StandardOutputError``.
    static func print(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        try write(bytes, to: STDOUT_FILENO)
    }

    /// Writes a line to standard error; nothing can be done if that fails.
    static func note(_ text: String) {
        show(text.hasSuffix("\n") ? text : text + "\n")
    }

    /// Writes text to standard error as it is.
    static func show(_ text: String) {
        try? write(text, to: STDERR_FILENO)
    }

    private static func write(_ text: String, to descriptor: Int32) throws {
        var text = text
        try text.withUTF8 { try write($0, to: descriptor) }
    }

    private static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) throws {
        var rest = UnsafeRawBufferPointer(bytes)
        while !rest.isEmpty {
            let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EPIPE { throw BrokenPipe() }
            if count < 0 {
                throw StandardOutputError(reason: String(cString: strerror(errno)))
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }
}

/// Why standard output could not be written.
struct StandardOutputError: Error, Equatable {
    /// What the system says.
    let reason: String
}

/// Why a result could not be written.
struct OutputError: Error, Equatable {
    let path: String
    /// What the system says.
    let reason: String
}
