import Parallelism

/// Codes of rows that follow one another, each in one byte, two or four: as few as the largest so far needs.
struct CodeRun: Sendable {
    /// One more than each code, so that 0 stands for ``EventLog/missingName``.
    private var bytes: [UInt8] = []
    /// Of the bytes of a code, the binary logarithm.
    private var shift = 0

    var count: Int { bytes.count >> shift }

    @inline(__always)
    mutating func append(_ code: Int32) {
        makeRoom(for: code)
        var rest = UInt32(bitPattern: code &+ 1)
        for _ in 0..<1 << shift {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    mutating func append(_ codes: UnsafeBufferPointer<Int32>) {
        var largest = EventLog.missingName
        for code in codes { largest = max(largest, code) }
        makeRoom(for: largest)
        withUnsafeTemporaryAllocation(byteCount: codes.count << shift, alignment: 4) { room in
            guard let base = room.baseAddress else { return }
            let run = Pointer(bytes: base, shift: shift)
            for index in codes.indices { run.set(codes[index], at: index) }
            bytes.append(contentsOf: room)
        }
    }

    subscript(index: Int) -> Int32 {
        @inline(__always) get {
            precondition(index >= 0 && index < count, "a row of the run")
            return withPointer { $0[index] }
        }
        set {
            precondition(index >= 0 && index < count, "a row of the run")
            makeRoom(for: newValue)
            withMutablePointer { $0.set(newValue, at: index) }
        }
    }

    /// Puts for each code the one that it has in a list.
    mutating func renumber(_ codes: [Int32]) {
        if codes.indices.allSatisfy({ codes[$0] == Int32($0) }) { return }
        makeRoom(for: codes.reduce(EventLog.missingName, max))
        let count = count
        withMutablePointer { run in
            codes.withUnsafeBufferPointer { codes in
                for index in 0..<count {
                    let code = run[index]
                    if code >= 0 { run.set(codes[Int(code)], at: index) }
                }
            }
        }
    }

    /// Codes where they lie.
    struct Pointer {
        fileprivate let bytes: UnsafeMutableRawPointer
        fileprivate let shift: Int

        @inline(__always)
        subscript(index: Int) -> Int32 {
            switch shift {
            case 0: Int32(bytes.load(fromByteOffset: index, as: UInt8.self)) &- 1
            case 1: Int32(bytes.loadUnaligned(fromByteOffset: 2 &* index, as: UInt16.self)) &- 1
            default: bytes.loadUnaligned(fromByteOffset: 4 &* index, as: Int32.self) &- 1
            }
        }

        @inline(__always)
        fileprivate func set(_ code: Int32, at index: Int) {
            let stored = code &+ 1
            switch shift {
            case 0:
                bytes.storeBytes(of: UInt8(truncatingIfNeeded: stored), toByteOffset: index, as: UInt8.self)
            case 1:
                bytes.storeBytes(
                    of: UInt16(truncatingIfNeeded: stored),
                    toByteOffset: 2 &* index,
                    as: UInt16.self
                )
            default: bytes.storeBytes(of: stored, toByteOffset: 4 &* index, as: Int32.self)
            }
        }
    }

    /// Calls `body` with the codes, which it may not change; they are not there if there are none.
    @inline(__always)
    func withPointer<Result>(_ body: (Pointer) -> Result) -> Result {
        bytes.withUnsafeBytes { bytes in
            let none = UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
            let base = UnsafeMutableRawPointer(mutating: bytes.baseAddress ?? none)
            return body(Pointer(bytes: base, shift: shift))
        }
    }

    @inline(__always)
    private mutating func withMutablePointer(_ body: (Pointer) -> Void) {
        let shift = shift
        bytes.withUnsafeMutableBytes { bytes in
            if let base = bytes.baseAddress { body(Pointer(bytes: base, shift: shift)) }
        }
    }

    @inline(__always)
    private mutating func makeRoom(for code: Int32) {
        if shift == 0 && code >= 0xFF || shift == 1 && code >= 0xFFFF { widen(for: code) }
    }

    @inline(never)
    private mutating func widen(for code: Int32) {
        var wider = CodeRun()
        wider.shift = code < 0xFFFF ? 1 : 2
        let count = count
        wider.bytes = Array(unsharedCapacity: count << wider.shift) { room, initialized in
            initialized = count << wider.shift
            guard let base = room.baseAddress else { return }
            let run = Pointer(bytes: UnsafeMutableRawPointer(base), shift: wider.shift)
            withPointer { codes in
                for index in 0..<count { run.set(codes[index], at: index) }
            }
        }
        self = wider
    }
}
