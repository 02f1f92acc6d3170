import EventLogs

/// A level that was set aside, with orders that show it.
public struct SetAsideRow: Codable, Sendable, Equatable {
    public var level: ArtefactLevel
    /// The slowest of its late orders.
    public var examples: [String]
}

extension DriverRows {
    /// Of each row whether it was late; nil where it cannot be judged, or where its level is set aside.
    func isLate(
        _ lateness: [Lateness]?,
        _ log: EventLog,
        settingAside levels: [ArtefactLevel]
    ) -> [Bool?] {
        var isLate = orders.map { order -> Bool? in
            switch lateness?[Int(order)] {
            case .late: true
            case .onTime: false
            case .unknown, nil: nil
            }
        }
        for level in levels { for row in rows(with: level, log) { isLate[Int(row)] = nil } }
        return isLate
    }

    func rows(with level: ArtefactLevel, _ log: EventLog) -> [Int32] {
        guard let column = log.orderAttributes.first(where: { $0.name == level.feature }) else { return [] }
        return orders.indices.filter { column.text(at: Int(orders[$0])) == level.level }.map { Int32($0) }
    }

    func setAside(_ levels: [ArtefactLevel], _ lateness: [Lateness]?, _ log: EventLog) -> [SetAsideRow] {
        levels.map { level in
            let late = rows(with: level, log).filter { lateness?[Int(orders[Int($0)])] == .late }
            return SetAsideRow(
                level: level,
                examples: ExampleOrders.names(of: late, slowest: true, log, self)
            )
        }
    }
}
