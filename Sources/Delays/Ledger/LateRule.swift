import EventLogs
import WorkCalendars

/// What makes an order late.
public enum LateRule: Sendable, Equatable {
    /// It was completed after its promised time; orders without a promise, and those that are not completed by a
    /// source that says when orders are, are neither late nor on time.
    case promise
    /// Its lead time was longer than this; of those that are not longer, only orders that are completed are on time.
    case target(Microseconds)
    /// Its lead time, counted in the desk's working hours only, was longer than this.
    case workingTarget(Microseconds)
    /// An order attribute says so, by having one of these values.
    case attribute(name: String, values: Set<String>)
}

/// Which orders were late.
public enum Lateness: UInt8, Sendable {
    case onTime, late
    /// Nothing to judge the order by.
    case unknown
}

extension DelayLedger {
    /// Judges every order.
    /// - Parameter deskHours: when the desk is open, for ``LateRule/workingTarget(_:)``.
    /// - Throws: ``LateRuleError`` where the log lacks what the rule asks for.
    public func lateness(by rule: LateRule, deskHours: IntervalSet) throws -> [Lateness] {
        switch rule {
        case .promise:
            guard log.promise.contains(where: { $0 != EventLog.missingTime }) else {
                throw LateRuleError.noPromise
            }
            return (0..<log.orderCount).map { order in
                guard log.promise[order] != EventLog.missingTime, let completion = completion(ofOrder: order)
                else {
                    return .unknown
                }
                return completion > log.promise[order] ? .late : .onTime
            }
        case .target(let target):
            return (0..<log.orderCount).map { order in
                guard path.lastInstance[order] >= 0 else { return .unknown }
                return lateness(ofOrder: order, isLate: leadTime(ofOrder: order) > target)
            }
        case .workingTarget(let target):
            return (0..<log.orderCount).map { order in
                guard path.lastInstance[order] >= 0 else { return .unknown }
                let arrival = enablement.arrival[order]
                let worked = deskHours.duration(from: arrival, to: arrival + leadTime(ofOrder: order))
                return lateness(ofOrder: order, isLate: worked > target)
            }
        case .attribute(let name, let values):
            guard let column = log.orderAttributes.first(where: { $0.name == name }) else {
                throw LateRuleError.noSuchAttribute(name, known: log.orderAttributes.map(\.name))
            }
            return (0..<log.orderCount).map { order in
                guard let value = column.text(at: order) else { return .unknown }
                return values.contains(value) ? .late : .onTime
            }
        }
    }

    /// An order that is not late yet may still become so until it is completed.
    private func lateness(ofOrder order: Int, isLate: Bool) -> Lateness {
        isLate ? .late : isFinished(order: order) ? .onTime : .unknown
    }

    /// Whether the order has instances, and is completed as far as the source knows: only then is its lead time over.
    func isFinished(order: Int) -> Bool {
        path.lastInstance[order] >= 0 && completion(ofOrder: order) != nil
    }

    /// When the order was completed: as the source has it, else, where the source has no completions, the end of its
    /// last activity. Nil for an order that the source does not say to be completed.
    func completion(ofOrder order: Int) -> Microseconds? {
        if !log.completed.isEmpty {
            return log.completed[order] == EventLog.missingTime ? nil : log.completed[order]
        }
        let last = path.lastInstance[order]
        return last < 0 ? nil : log.end[Int(last)]
    }
}

/// Why a late rule cannot be applied to a log.
public enum LateRuleError: Error, Equatable {
    /// The log has no promise column.
    case noPromise
    /// There is no order attribute of that name.
    case noSuchAttribute(String, known: [String])
}
