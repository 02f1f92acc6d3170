import Parallelism

/// Where each part of the log puts the instances of each resource.
struct ResourceDeal {
    /// How many instances each resource has.
    let counts: [Int]
    /// Whether all times are whole seconds after the origin.
    let isInSeconds: Bool
    private let origin: Microseconds
    private let parts: [Range<Int>]
    /// For each part, where its first instance of each resource goes among the resource's.
    private let first: [[Int]]

    init(_ log: EventLog, origin: Microseconds) {
        let partCount = log.instanceCount < 1 << 16 ? 1 : 8
        let parts = (0..<partCount).map {
            log.instanceCount * $0 / partCount..<log.instanceCount * ($0 + 1) / partCount
        }
        var first = concurrentMap(partCount) { part -> [Int] in
            var counts = [Int](repeating: 0, count: log.resources.count)
            counts.withUnsafeMutableBufferPointer { counts in
                for resource in log.resource[parts[part]] where resource >= 0 { counts[Int(resource)] += 1 }
            }
            return counts
        }
        var counts = [Int](repeating: 0, count: log.resources.count)
        for part in first.indices {
            for resource in counts.indices {
                (first[part][resource], counts[resource]) = (
                    counts[resource], counts[resource] + first[part][resource]
                )
            }
        }
        self.origin = origin
        self.counts = counts
        self.parts = parts
        self.first = first
        isInSeconds = concurrentMap(partCount) { part in
            var areWhole = true
            for instance in parts[part] {
                let isWhole =
                    UInt32.holds(log.start[instance], since: origin)
                    && UInt32.holds(log.end[instance], since: origin)
                areWhole = areWhole && isWhole
            }
            return areWhole
        }.allSatisfy { $0 }
    }

    /// - Parameter work: of each resource.
    func deal<Time: KeptTime>(_ log: EventLog, into work: [OpenWork<Time>]) {
        let origin = origin
        _ = concurrentMap(parts.count) { part in
            var next = first[part]
            next.withUnsafeMutableBufferPointer { next in
                work.withUnsafeBufferPointer { work in
                    log.resource.withUnsafeBufferPointer { resource in
                        log.start.withUnsafeBufferPointer { start in
                            log.end.withUnsafeBufferPointer { end in
                                for instance in parts[part] where resource[instance] >= 0 {
                                    let own = work[Int(resource[instance])]
                                    let place = next[Int(resource[instance])]
                                    next[Int(resource[instance])] = place &+ 1
                                    own.instances[place] = Int32(truncatingIfNeeded: instance)
                                    own.starts[place] = Time(start[instance], since: origin)
                                    own.ends[place] = Time(end[instance], since: origin)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
