extension XMLPushParser {
    private static let blockSize = 256 * 1_024

    /// Reads a whole document.
    /// - Throws: ``ReadingError``, or what the handler threw.
    static func read(
        _ stream: ByteStream,
        _ handler: XMLElementHandler,
        progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
    ) throws {
        let parser = XMLPushParser(handler)
        var block = UnsafeMutableRawBufferPointer.allocate(byteCount: blockSize, alignment: 16)
        defer { block.deallocate() }
        do {
            while true {
                let count = try stream.read(into: block)
                if count == 0 { break }
                try parser.feed(UnsafeRawBufferPointer(rebasing: block[..<count]))
                progress?(stream.fileBytesRead, stream.fileSize)
                if parser.pending > block.count / 2, block.count < Int(Int32.max) / 2 {
                    // A token longer than the block: expat reads it anew with each, so take ever larger ones.
                    let larger = UnsafeMutableRawBufferPointer.allocate(
                        byteCount: block.count * 2,
                        alignment: 16
                    )
                    block.deallocate()
                    block = larger
                }
            }
            try parser.finish()
        } catch let fault as XMLFault {
            if fault == .empty, stream.fileSize == 0 { throw ReadingError.emptyFile(path: stream.path) }
            throw ReadingError.xml(path: stream.path, fault)
        }
    }
}
