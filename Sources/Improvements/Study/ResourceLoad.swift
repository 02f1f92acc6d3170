import EventLogs

/// How much each resource works, of the time that it is on duty.
public struct ResourceLoad: Sendable {
    /// Hours of work a week.
    public let worked: [Double]
    /// Hours on duty a week.
    public let onDuty: [Double]

    /// As the log has it: by who did the work.
    init(_ logged: LoggedDesk, _ log: EventLog) { self.init(logged, by: log.resource) }

    /// As a replay has it.
    init(_ logged: LoggedDesk, _ times: ReplayTimes) { self.init(logged, by: times.resource, times.start) }

    /// - Parameter start: of the instances: those of a batch that is done at once, by one resource from one moment on, are one piece of
    ///   work.
    private init(_ logged: LoggedDesk, by resource: [Int32], _ start: [Microseconds]? = nil) {
        let isAtOnce = logged.desk.activities.map { start != nil && $0.batch?.work == .atOnce }
        var worked = [Microseconds](repeating: 0, count: logged.desk.resources.count)
        var atOnce: [Batch: Microseconds] = [:]
        for instance in 0..<logged.work.instanceCount where resource[instance] >= 0 {
            let effort = logged.work.effort[instance]
            if let start, isAtOnce[Int(logged.work.activity[instance])] {
                let batch = Batch(resource: resource[instance], start: start[instance])
                atOnce[batch] = max(atOnce[batch] ?? 0, effort)
            } else {
                worked[Int(resource[instance])] += effort
            }
        }
        for (batch, effort) in atOnce { worked[Int(batch.resource)] += effort }
        self.worked = worked.map { logged.perWeek($0) }
        onDuty = logged.desk.resources.map { logged.weeklyHours(of: $0.onDuty) * Double($0.capacity) }
    }

    private struct Batch: Hashable {
        let resource: Int32
        let start: Microseconds
    }

    /// The share of a resource's time on duty that it works; nil for one that never is.
    public func share(of resource: Int) -> Double? {
        onDuty[resource] > 0 ? worked[resource] / onDuty[resource] : nil
    }

    /// The two people who have most time left and do not do an activity yet.
    func leastLoaded(without stage: Int32, _ logged: LoggedDesk) -> [Int32] {
        let others = logged.desk.resources.indices.filter {
            let resource = logged.desk.resources[$0]
            return logged.isPerson($0) && !resource.skills.isEmpty && !resource.skills.contains(stage)
                && onDuty[$0] > worked[$0]
        }
        return others.sorted { left, right in
            let (first, second) = (onDuty[left] - worked[left], onDuty[right] - worked[right])
            return (second, left) < (first, right)
        }.prefix(2).map { Int32($0) }
    }
}
