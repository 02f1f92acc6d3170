import Parallelism

/// Some instances of a log, and the place of each among them: a bit for each instance of the log.
///
/// The place of an instance is how many bits are set before its own, which is kept for each word of bits; so what
/// belongs to the instances of the set alone needs room for them alone.
struct InstanceSet: Sendable {
    private var bits: [UInt64]
    private var setBefore: [UInt32]
    /// How many instances are in the set.
    let count: Int

    static let empty = InstanceSet(instanceCount: 0) { _ in }

    /// - Parameters:
    ///   - instanceCount: of the log.
    ///   - insertAll: calls what it is given with each instance of the set, in any order and as often as it likes.
    /// - Complexity: O(instances of the log / 64 + calls).
    @inline(__always)
    init(instanceCount: Int, _ insertAll: (_ insert: (Int32) -> Void) -> Void) {
        self.init(instanceCount: instanceCount, sliceCount: 0, { _, _ in }, rest: insertAll)
    }

    /// - Parameters:
    ///   - instanceCount: of the log.
    ///   - sliceCount: in how many slices, on all processors, instances are inserted. None of two slices share a word of 64.
    ///   - insertSlice: calls what it is given with each instance of a slice.
    ///   - insertRest: the same, afterwards, with any.
    /// - Complexity: O(instances of the log / 64 + calls).
    @inline(__always)
    init(
        instanceCount: Int,
        sliceCount: Int,
        _ insertSlice: @Sendable (_ slice: Int, _ insert: (Int32) -> Void) -> Void,
        rest insertRest: (_ insert: (Int32) -> Void) -> Void
    ) {
        var bits = [UInt64](repeating: 0, count: (instanceCount + 63) / 64)
        bits.withUnsafeMutableBufferPointer { bits in
            nonisolated(unsafe) let shared = bits
            concurrently(sliceCount) { slice in
                insertSlice(slice) { shared[Int($0 >> 6)] |= 1 << UInt64($0 & 63) }
            }
            insertRest { bits[Int($0 >> 6)] |= 1 << UInt64($0 & 63) }
        }
        self.bits = bits
        var count: UInt32 = 0
        setBefore = bits.map { word in
            defer { count += UInt32(word.nonzeroBitCount) }
            return count
        }
        self.count = Int(count)
    }

    /// The place of an instance among those of the set, in the log's order; nil if it is not one of them.
    /// - Complexity: O(1).
    @inline(__always)
    func place(of instance: Int) -> Int? {
        let (word, bit) = (bits[instance >> 6], UInt64(1) << UInt64(instance & 63))
        guard word & bit != 0 else { return nil }
        return Int(setBefore[instance >> 6]) &+ (word & (bit &- 1)).nonzeroBitCount
    }
}
