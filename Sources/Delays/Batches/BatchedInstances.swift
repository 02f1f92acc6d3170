/// Which instances are in which batch.
struct BatchedInstances: Sendable {
    private let members: InstanceSet
    /// The number of the batch of each member.
    private var numbers: [Int32]

    /// - Parameters:
    ///   - instanceCount: of the log.
    ///   - batches: of an instance that is in several, the last counts.
    /// - Complexity: O(instances).
    init(instanceCount: Int, batches: [Batch]) {
        members = InstanceSet(instanceCount: batches.isEmpty ? 0 : instanceCount) { insert in
            for batch in batches { for instance in batch.instances { insert(instance) } }
        }
        numbers = Array(repeating: 0, count: members.count)
        for (number, batch) in batches.enumerated() {
            for instance in batch.instances {
                if let place = members.place(of: Int(instance)) { numbers[place] = Int32(number) }
            }
        }
    }

    /// The number of the batch that an instance is in; nil if it is in none.
    /// - Complexity: O(1).
    @inline(__always)
    subscript(instance: Int) -> Int? {
        guard members.count > 0, let place = members.place(of: instance) else { return nil }
        return Int(numbers[place])
    }
}
