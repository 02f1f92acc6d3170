extension ByteStream {
    /// The rest of the file, unpacked.
    public func readToEnd() throws -> [UInt8] {
        var bytes: [UInt8] = []
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1_024 * 1_024, alignment: 16)
        defer { block.deallocate() }
        while true {
            let count = try read(into: block)
            if count == 0 { return bytes }
            bytes.append(contentsOf: block[..<count])
        }
    }
}

extension ByteStream {
    /// How many line feeds are left in the stream; all of it is taken.
    func lineFeeds() throws -> Int {
        var block = [UInt8](repeating: 0, count: 1 << 20)
        var count = 0
        while true {
            let filled = try block.withUnsafeMutableBytes { try read(into: $0) }
            if filled == 0 { return count }
            count += block[..<filled].count { $0 == 0x0A }
        }
    }
}
