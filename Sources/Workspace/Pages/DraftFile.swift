import Parallelism

/// A workspace as it will be, page by page: those of a database without events, the leaves of the table of events
/// behind them, and above the leaves the rest of their tree. No leaf is made before it is read.
///
/// Who reads goes on to the next page, as a copy of the file does: all processors make the leaves of a window at once.
final class DraftFile {
    let pageSize: Int
    /// How many pages there are.
    let pageCount: Int
    private let base: UnsafeMutableBufferPointer<UInt8>
    private let leaves: EventLeaves
    private let firstLeafPage: Int
    /// The pages between the root and the leaves, those above behind those below.
    private let inner: UnsafeMutableBufferPointer<UInt8>
    private var window = 0..<0
    private let windowPages: UnsafeMutablePointer<UInt8>

    /// SQLite keeps its locks in the bytes from here, so the page that has them holds nothing.
    private static let lockBytes = 1 << 30
    private static let windowSize = 512
    private static let windowPart = 32

    /// - Parameters:
    ///   - base: the database without events; its pages are changed.
    ///   - root: the page of the table of events.
    /// - Returns: nil unless there are leaves enough for a tree, and nothing but a plain file to put them into.
    init?(base: UnsafeMutableBufferPointer<UInt8>, root: Int, leaves: EventLeaves) {
        let pageSize = leaves.pageSize
        let basePages = base.count / pageSize
        guard leaves.count > 1, root > 1, root <= basePages, base.count % pageSize == 0,
            base.count < DraftFile.lockBytes,
            base[(root - 1) * pageSize] == EventLeaves.type
        else { return nil }
        self.pageSize = pageSize
        self.base = base
        self.leaves = leaves
        firstLeafPage = basePages + 1
        var next = basePages + 1
        func page() -> Int {
            defer { next += 1 }
            if next == DraftFile.lockPage(pageSize) { next += 1 }
            return next
        }
        var level = (0..<leaves.count).map { TreePage.Child(page: page(), lastID: leaves.lastID($0)) }
        var inner: [UInt8] = []
        while level.count > TreePage.capacity(pageSize) {
            level = TreePage.groups(of: level, pageSize).map { children in
                inner += TreePage.bytes(children, pageSize)
                return TreePage.Child(page: page(), lastID: children[children.endIndex - 1].lastID)
            }
        }
        self.inner = .allocate(capacity: inner.count)
        _ = self.inner.initialize(from: inner)
        pageCount = next - 1
        let bytes = base.baseAddress.unsafelyUnwrapped
        (bytes + (root - 1) * pageSize).update(from: TreePage.bytes(level[...], pageSize), count: pageSize)
        put32(pageCount, bytes + 28)
        // The count of pages is valid where these two agree.
        put32(1, bytes + 24)
        put32(1, bytes + 92)
        windowPages = .allocate(capacity: DraftFile.windowSize * pageSize)
    }

    deinit {
        inner.deallocate()
        windowPages.deallocate()
    }

    private static func lockPage(_ pageSize: Int) -> Int { lockBytes / pageSize + 1 }

    /// The bytes of a page, valid until the next call; nil for the page of locks, and where there is none.
    /// - Parameter page: from 1.
    func page(_ page: Int) -> UnsafePointer<UInt8>? {
        guard 1...pageCount ~= page, page != DraftFile.lockPage(pageSize) else { return nil }
        if page < firstLeafPage {
            return UnsafePointer(base.baseAddress.unsafelyUnwrapped + (page - 1) * pageSize)
        }
        let leaf = page - firstLeafPage - (page > DraftFile.lockPage(pageSize) ? 1 : 0)
        if leaf >= leaves.count {
            return inner.baseAddress.map { UnsafePointer($0 + (leaf - leaves.count) * pageSize) }
        }
        if !window.contains(leaf) { fill(from: leaf / DraftFile.windowSize * DraftFile.windowSize) }
        return UnsafePointer(windowPages + (leaf - window.lowerBound) * pageSize)
    }

    private func fill(from first: Int) {
        window = first..<min(first + DraftFile.windowSize, leaves.count)
        nonisolated(unsafe) let pages = windowPages
        let (window, leaves, pageSize) = (window, leaves, pageSize)
        let parts = (window.count + DraftFile.windowPart - 1) / DraftFile.windowPart
        concurrently(parts) { part in
            let start = window.lowerBound + part * DraftFile.windowPart
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: pageSize + 8) { scratch in
                let page = scratch.baseAddress.unsafelyUnwrapped
                for leaf in start..<min(start + DraftFile.windowPart, window.upperBound) {
                    leaves.write(leaf, to: page)
                    (pages + (leaf - window.lowerBound) * pageSize).update(from: page, count: pageSize)
                }
            }
        }
    }
}
