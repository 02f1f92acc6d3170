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
