import Parallelism

/// Where each part of the log puts the instances of each resource.
struct ResourceDeal {
    /// Whether all times are whole seconds after the origin.
    let isInSeconds: Bool
    private let deal: Deal
    private let origin: Microseconds

    init(_ log: EventLog, origin: Microseconds) {
        let deal = Deal(log.resource, groupCount: log.resources.count)
        self.deal = deal
        self.origin = origin
        isInSeconds = concurrentMap(deal.parts.count) { part in
            var areWhole = true
            for instance in deal.parts[part] {
                let isWhole =
                    UInt32.holds(log.start[instance], since: origin)
                    && UInt32.holds(log.end[instance], since: origin)
                areWhole = areWhole && isWhole
            }
            return areWhole
        }.allSatisfy { $0 }
    }

    /// How many instances each resource has.
    var counts: [Int] { deal.counts }

    /// - Parameter work: of each resource.
    func deal<Time: KeptTime>(_ log: EventLog, into work: [OpenWork<Time>]) {
        let (deal, origin) = (deal, origin)
        concurrently(deal.parts.count) { part in
            var next = deal.first[part]
            next.withUnsafeMutableBufferPointer { next in
                work.withUnsafeBufferPointer { work in
                    log.resource.withUnsafeBufferPointer { resource in
                        log.start.withUnsafeBufferPointer { start in
                            log.end.withUnsafeBufferPointer { end in
                                for instance in deal.parts[part] where resource[instance] >= 0 {
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
