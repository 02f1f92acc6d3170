extension XMLPushParser {
    private static let blockSize = 256 * 1_024

    /// Reads a whole document.
    ///
    /// Its encoding is the one that `options` names, else the one that it declares; those that expat does not know
    /// (GB 18030, Windows-1252 ...) are turned into UTF-8 on the way.
    /// - Throws: ``ReadingError``, or what the handler threw.
    static func read(
        _ stream: ByteStream,
        _ handler: XMLElementHandler,
        options: ReadingOptions = ReadingOptions()
    ) throws {
        if let encoding = try options.encoding ?? foreignEncoding(try stream.peek(256)) {
            let text = try TextStream(stream, encoding: encoding)
            try read(stream, XMLPushParser(handler, encoding: "UTF-8"), options, text.read)
        } else {
            try read(stream, XMLPushParser(handler), options, stream.read)
        }
    }

    private static func read(
        _ stream: ByteStream,
        _ parser: XMLPushParser,
        _ options: ReadingOptions,
        _ fill: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws {
        var block = UnsafeMutableRawBufferPointer.allocate(byteCount: blockSize, alignment: 16)
        defer { block.deallocate() }
        do {
            while true {
                let count = try fill(block)
                if count == 0 { break }
                try parser.feed(UnsafeRawBufferPointer(rebasing: block[..<count]))
                options.progress?(stream.fileBytesRead, stream.fileSize)
                if parser.pending > block.count / 2, block.count < Int(Int32.max) / 2 {
                    // A token longer than the block: expat reads it anew with each, so take ever larger ones.
                    let size = block.count * 2
                    block.deallocate()
                    block = .allocate(byteCount: size, alignment: 16)
                }
            }
            try parser.finish()
        } catch let fault as XMLFault {
            if fault == .empty, stream.fileBytesRead == 0 { throw ReadingError.emptyFile(path: stream.path) }
            throw ReadingError.xml(path: stream.path, fault)
        }
    }

    /// The encoding that the document declares, if it is one that expat does not know itself.
    /// - Throws: ``ReadingError/unknownEncoding(name:)``.
    static func foreignEncoding(_ beginning: [UInt8]) throws -> TextEncoding? {
        // Whoever writes in UTF-16 has to begin with a mark, and expat sees to it.
        guard beginning.starts(with: "<?xml".utf8), let end = beginning.firstIndex(of: UInt8(ascii: ">"))
        else {
            return nil
        }
        let declaration = String(decoding: beginning[..<end], as: UTF8.self)
        guard let match = declaration.firstMatch(of: /encoding\s*=\s*["']([^"']*)["']/) else { return nil }
        let name = String(match.1)
        if ["utf-8", "utf-16", "iso-8859-1", "us-ascii"].contains(name.lowercased()) { return nil }
        return try TextEncoding(name: name)
    }
}
