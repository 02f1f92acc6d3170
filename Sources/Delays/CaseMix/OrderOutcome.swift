import EventLogs

/// What is expected of an order.
public enum OrderOutcome: String, Sendable, Codable, CaseIterable {
    /// Its lead time, in hours.
    case leadTime
    /// Its chance of being late, in percent.
    case late
}

extension DelayLedger {
    /// The outcome of each order of the log; not-a-number where it is not known: the order is not over, or cannot be judged.
    /// - Parameters:
    ///   - lateness: of each order.
    ///   - setAside: levels whose orders cannot be judged.
    /// - Throws: ``ExpectationError/noLateRule`` where lateness is asked for and not given.
    func outcomes(
        _ outcome: OrderOutcome,
        lateness: [Lateness]?,
        settingAside setAside: [ArtefactLevel]
    ) throws(ExpectationError) -> [Double] {
        switch outcome {
        case .leadTime:
            return (0..<log.orderCount).map { order in
                isFinished(order: order) ? leadTime(ofOrder: order).hours : .nan
            }
        case .late:
            guard let lateness else { throw .noLateRule }
            var shares = lateness.map { judged -> Double in
                switch judged {
                case .late: 100
                case .onTime: 0
                case .unknown: .nan
                }
            }
            for level in setAside {
                guard let column = log.orderAttributes.first(where: { $0.name == level.feature }) else {
                    continue
                }
                for order in shares.indices where column.text(at: order) == level.level {
                    shares[order] = .nan
                }
            }
            return shares
        }
    }
}
