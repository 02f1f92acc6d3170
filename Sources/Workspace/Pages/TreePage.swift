/// A page of a table's tree that points to pages below it.
enum TreePage {
    static let type: UInt8 = 5
    private static let header = 12

    struct Child {
        let page: Int
        /// The greatest id below.
        let lastID: Int
    }

    /// How many pages one page can point to whatever their ids: a pointer, an id of five bytes and two for its place.
    static func capacity(_ pageSize: Int) -> Int { (pageSize - header) / 11 + 1 }

    /// Cuts a level into as few groups as fit into a page each, of sizes that differ by one at most.
    static func groups(of level: [Child], _ pageSize: Int) -> [ArraySlice<Child>] {
        let count = (level.count + capacity(pageSize) - 1) / capacity(pageSize)
        return (0..<count).map { level[level.count * $0 / count..<level.count * ($0 + 1) / count] }
    }

    /// - Precondition: there are two children or more, and ids below 2^35.
    static func bytes(_ children: ArraySlice<Child>, _ pageSize: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: pageSize)
        bytes.withUnsafeMutableBufferPointer { buffer in
            let page = buffer.baseAddress.unsafelyUnwrapped
            let cells = children.dropLast()
            let size = cells.reduce(0) { $0 + 4 + varintSize(UInt64($1.lastID)) }
            page[0] = type
            put16(cells.count, page + 3)
            put16(pageSize - size, page + 5)
            put32(children[children.endIndex - 1].page, page + 8)
            var pointer = page + header
            var at = page + pageSize - size
            for child in cells {
                put16(at - page, pointer)
                pointer += 2
                put32(child.page, at)
                at += 4
                writeVarint(UInt64(child.lastID), &at)
            }
        }
        return bytes
    }
}
