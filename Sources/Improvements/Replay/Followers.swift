/// Of each instance those that it enables.
struct Followers {
    private let first: [Int]
    let instances: [Int32]

    /// - Complexity: O(instances + enablers).
    init(_ work: ReplayWork) {
        var first = [Int](repeating: 0, count: work.instanceCount + 1)
        for enabler in work.enablers { first[Int(enabler) + 1] += 1 }
        for instance in 0..<work.instanceCount { first[instance + 1] += first[instance] }
        var instances = [Int32](repeating: 0, count: work.enablers.count)
        var next = first
        for instance in 0..<work.instanceCount {
            for place in work.firstEnabler[instance]..<work.firstEnabler[instance + 1] {
                let enabler = Int(work.enablers[place])
                instances[next[enabler]] = Int32(instance)
                next[enabler] += 1
            }
        }
        (self.first, self.instances) = (first, instances)
    }

    /// Where in ``instances`` those that an instance enables are.
    @inline(__always)
    func places(of instance: Int) -> Range<Int> { first[instance]..<first[instance + 1] }
}
