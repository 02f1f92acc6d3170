/// Which instances are in which batch: a bit for each instance of the log, and a number for each that is in one.
///
/// The place of an instance's number is how many bits are set before its own, which is kept for each word of bits.
struct BatchedInstances: Sendable {
    private var bits: [UInt64]
    private var setBefore: [UInt32]
    private var numbers: [Int32]

    /// - Parameters:
    ///   - instanceCount: of the log.
    ///   - batches: of an instance that is in several, the last counts.
    /// - Complexity: O(instances).
    init(instanceCount: Int, batches: [Batch]) {
        bits = Array(repeating: 0, count: batches.isEmpty ? 0 : instanceCount / 64 + 1)
        setBefore = Array(repeating: 0, count: bits.count)
        for batch in batches {
            for instance in batch.instances { bits[Int(instance) >> 6] |= 1 << UInt64(instance & 63) }
        }
        var count: UInt32 = 0
        for word in bits.indices {
            setBefore[word] = count
            count += UInt32(bits[word].nonzeroBitCount)
        }
        numbers = Array(repeating: 0, count: Int(count))
        for (number, batch) in batches.enumerated() {
            for instance in batch.instances { numbers[place(of: Int(instance))] = Int32(number) }
        }
    }

    @inline(__always)
    private func place(of instance: Int) -> Int {
        let before = bits[instance >> 6] & (1 << UInt64(instance & 63) - 1)
        return Int(setBefore[instance >> 6]) + before.nonzeroBitCount
    }

    /// The number of the batch that an instance is in; nil if it is in none.
    /// - Complexity: O(1).
    @inline(__always)
    subscript(instance: Int) -> Int? {
        guard !bits.isEmpty, bits[instance >> 6] & 1 << UInt64(instance & 63) != 0 else { return nil }
        return Int(numbers[place(of: instance)])
    }
}
