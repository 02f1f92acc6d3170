/// A growing column of codes, each in one byte, two or four: as few as the largest so far needs.
///
/// Most columns of a log have few distinct values, and the codes of all rows are held until the log is sorted.
struct CodeColumn: Sendable {
    /// One more than each code, so that 0 stands for ``EventLog/missingName``; only one of them is in use.
    private var narrow: [UInt8] = []
    private var middle: [UInt16] = []
    private var wide: [UInt32] = []
    private var width = Width.one

    private enum Width { case one, two, four }

    var count: Int {
        switch width {
        case .one: narrow.count
        case .two: middle.count
        case .four: wide.count
        }
    }

    @inline(__always)
    mutating func append(_ code: Int32) {
        makeRoom(for: code)
        let stored = UInt32(bitPattern: code &+ 1)
        switch width {
        case .one: narrow.append(UInt8(truncatingIfNeeded: stored))
        case .two: middle.append(UInt16(truncatingIfNeeded: stored))
        case .four: wide.append(stored)
        }
    }

    mutating func append(_ codes: UnsafeBufferPointer<Int32>) {
        makeRoom(for: codes.reduce(EventLog.missingName) { max($0, $1) })
        switch width {
        case .one: narrow.append(contentsOf: codes.lazy.map { UInt8(truncatingIfNeeded: $0 &+ 1) })
        case .two: middle.append(contentsOf: codes.lazy.map { UInt16(truncatingIfNeeded: $0 &+ 1) })
        case .four: wide.append(contentsOf: codes.lazy.map { UInt32(bitPattern: $0 &+ 1) })
        }
    }

    /// Appends rows that have no value until there are so many.
    @inline(__always)
    mutating func fill(rows: Int) {
        while count < rows { append(EventLog.missingName) }
    }

    subscript(row: Int) -> Int32 {
        @inline(__always) get {
            switch width {
            case .one: Int32(narrow[row]) &- 1
            case .two: Int32(middle[row]) &- 1
            case .four: Int32(bitPattern: wide[row]) &- 1
            }
        }
        set {
            makeRoom(for: newValue)
            let stored = UInt32(bitPattern: newValue &+ 1)
            switch width {
            case .one: narrow[row] = UInt8(truncatingIfNeeded: stored)
            case .two: middle[row] = UInt16(truncatingIfNeeded: stored)
            case .four: wide[row] = stored
            }
        }
    }

    @inline(__always)
    private mutating func makeRoom(for code: Int32) {
        switch width {
        case .one: if code >= 0xFF { widen(for: code) }
        case .two: if code >= 0xFFFF { widen(for: code) }
        case .four: break
        }
    }

    @inline(never)
    private mutating func widen(for code: Int32) {
        let isOne = width == .one
        if code < 0xFFFF {
            middle = narrow.map { UInt16($0) }
            width = .two
        } else {
            wide = isOne ? narrow.map { UInt32($0) } : middle.map { UInt32($0) }
            middle = []
            width = .four
        }
        narrow = []
    }
}
