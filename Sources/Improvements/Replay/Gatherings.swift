/// The batches whose members wait for one another.
struct Gatherings {
    private let first: [Int]
    private let instances: [Int32]

    /// - Complexity: O(instances).
    init(_ work: ReplayWork) {
        let count = Int(work.gathering.max() ?? -1) + 1
        var first = [Int](repeating: 0, count: count + 1)
        for batch in work.gathering where batch >= 0 { first[Int(batch) + 1] += 1 }
        for batch in 0..<count { first[batch + 1] += first[batch] }
        var next = first
        var instances = [Int32](repeating: 0, count: first[count])
        for (instance, batch) in work.gathering.enumerated() where batch >= 0 {
            instances[next[Int(batch)]] = Int32(instance)
            next[Int(batch)] += 1
        }
        (self.first, self.instances) = (first, instances)
    }

    /// How many members each has.
    var sizes: [Int32] { zip(first, first.dropFirst()).map { Int32($1 - $0) } }

    /// The members of a batch, ascending.
    func members(of batch: Int) -> ArraySlice<Int32> { instances[first[batch]..<first[batch + 1]] }
}
