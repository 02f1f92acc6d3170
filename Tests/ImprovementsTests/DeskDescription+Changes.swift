import DeskGenerator
import EventLogs
import Foundation
import Statistics
import WorkCalendars

/// Changes as the generator has them.
extension DeskDescription {
    func stage(_ name: String) -> Int { stages.firstIndex { $0.name.english == name } ?? -1 }

    mutating func addCopy(of assistant: Int, doing stage: Int) {
        var copy = assistants[assistant]
        copy.name = BilingualName("Further person", "新员工")
        copy.skills = [stage]
        copy.pauseAfterTask = 0
        copy.calendar.leave = []
        assistants.append(copy)
    }

    mutating func addCopy(ofBusiest name: String, _ log: EventLog) {
        let activity = log.activities.names.firstIndex(of: name).map { Int32($0) }
        var counts: [Int32: Int] = [:]
        for instance in 0..<log.instanceCount where log.activity[instance] == activity {
            counts[log.resource[instance], default: 0] += 1
        }
        let busiest = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? -1
        let person = assistants.firstIndex { $0.name.english == log.resources[busiest] } ?? -1
        addCopy(of: person, doing: stage(name))
    }

    mutating func teach(_ person: String, _ name: String) {
        let place = assistants.firstIndex { $0.name.english == person } ?? -1
        assistants[place].skills.append(stage(name))
    }

    mutating func pool(_ names: [String]) {
        let pooled = names.map { stage($0) }
        for place in assistants.indices where !Set(assistants[place].skills).isDisjoint(with: pooled) {
            assistants[place].skills = Set(assistants[place].skills).union(pooled).sorted()
        }
    }

    mutating func batch(_ stage: Int, size: Int) {
        guard let rule = stages[stage].batchRule, case .size(_, let patience) = rule.trigger else { return }
        stages[stage].batchRule = BatchRule(
            .size(size, atTheLatestAfter: patience),
            rule.processing,
            largest: rule.largest
        )
    }

    mutating func batch(_ stage: Int, at hours: [Int]) {
        stages[stage].batchRule?.trigger = .times(hours.map { Microseconds($0) * .hour })
    }

    /// A robot does it, any number at once.
    mutating func automate(_ stage: Int, _ factor: Double) {
        for place in assistants.indices { assistants[place].skills.removeAll { $0 == stage } }
        assistants.append(
            Assistant(
                name: BilingualName("Further robot", "新机器人"),
                skills: [stage],
                calendar: .always,
                capacity: .max,
                isMachine: true
            )
        )
        stages[stage].work = stages[stage].work.scaled(factor)
        stages[stage].queueRule = .firstInFirstOut
        stages[stage].batchRule = nil
    }

    /// Nobody is away from a stage.
    mutating func cover(_ stage: Int) {
        for place in assistants.indices where assistants[place].skills.contains(stage) {
            assistants[place].calendar.leave = []
        }
    }

    mutating func prolong(_ name: String, by length: Microseconds) {
        prolong(stage(name), by: length)
    }

    mutating func prolong(_ stage: Int, by length: Microseconds) {
        for place in assistants.indices where assistants[place].skills.contains(stage) {
            let days = assistants[place].calendar.week.days.map { day in
                day.enumerated().map { index, hours in
                    index + 1 == day.count ? hours.lowerBound..<hours.upperBound + length : hours
                }
            }
            assistants[place].calendar.week = WeeklyHours(days: days)
        }
    }

    mutating func shift(_ name: String, by length: Microseconds) {
        for place in assistants.indices where assistants[place].skills.contains(stage(name)) {
            assistants[place].calendar.week = WeeklyHours(
                days: assistants[place].calendar.week.days.map { day in
                    day.map { $0.lowerBound + length..<$0.upperBound + length }
                }
            )
        }
    }
}

extension DeskDescription {
    /// A second stage after the first one that people do, by somebody of its own who is always there.
    mutating func addApproval() {
        stages[1].work = .fixed(9 * .minute)
        stages.append(Stage(BilingualName("Approve order", "批准订单"), work: .fixed(6 * .minute)))
        route.append(Step([2]))
        assistants.append(
            Assistant(name: BilingualName("Vera Lang", "林静"), skills: [2], calendar: .always)
        )
    }

    /// Whoever checks an order approves it right away, and both do.
    mutating func mergeApproval() {
        stages[1].work = .fixed(15 * .minute)
        stages[2].work = .fixed(0)
        for place in assistants.indices {
            assistants[place].skills = assistants[place].isMachine ? [0, 2] : [1]
        }
    }

    /// Half as many orders are sent back to a stage, by a check of a twentieth of its work.
    /// - Parameter found: the stage after which it is found that they have to go back.
    mutating func returnLess(to name: String, _ found: String) {
        for place in route.indices where route[place].stages.contains(stage(found)) {
            route[place].rework?.chance.otherwise /= 2
            for index in route[place].rework?.chance.cases.indices ?? 0..<0 {
                route[place].rework?.chance.cases[index].probability /= 2
            }
        }
        stages[stage(name)].work = stages[stage(name)].work.scaled(1.05)
    }

    /// Log-normal waits end at a percentile of those that take an hour or longer.
    mutating func chase(_ name: String, percentile: Double) {
        for place in stages[stage(name)].externalWaits.indices {
            guard case .lognormal(let mean, let spread) = stages[stage(name)].externalWaits[place].length
            else { continue }
            let variance = log(1 + spread * spread)
            let (middle, deviation) = (log(Double(mean)) - variance / 2, variance.squareRoot())
            let short = Normal().lowerTail((log(Double(Microseconds.hour)) - middle) / deviation)
            let quantile = Normal().quantile(lowerTail: short + (1 - short) * percentile / 100)
            stages[stage(name)].externalWaits[place].longest = Microseconds(
                exp(middle + deviation * quantile)
            )
        }
    }

    mutating func serve(_ name: String, _ rule: QueueRule) { stages[stage(name)].queueRule = rule }

    enum Span { case day, week }

    /// Orders come in evenly over the hours of the people of each day or week.
    mutating func levelArrivals(_ span: Span, _ log: EventLog) {
        let arrivals = (0..<log.orderCount).map { log.arrival(ofOrder: $0) }.sorted()
        guard let first = arrivals.first, let last = arrivals.last else { return }
        let (from, to) = (first - 2 * .week, last + 2 * .week)
        let open = assistants.filter { !$0.isMachine }.map { $0.calendar.workingTime(from: from, to: to) }
            .reduce(IntervalSet.empty) { $0.union($1) }
        func period(_ arrival: Microseconds) -> Int {
            let day = Int(zone.local(arrival).floored(by: .day))
            return span == .day ? day : day - CivilDate.weekday(daysSinceEpoch: day)
        }
        var leveled: [Microseconds] = []
        for (begin, own) in Dictionary(grouping: arrivals, by: period) {
            let end = begin + (span == .day ? 1 : 7)
            let hours = open.clipped(
                from: zone.instant(local: Microseconds(begin) * .day),
                to: zone.instant(local: Microseconds(end) * .day)
            )
            for (place, arrival) in own.enumerated() {
                let worked = Double(hours.duration) * (Double(place) + 0.5) / Double(own.count)
                let moment =
                    hours.duration > 0
                    ? hours.instant(after: Microseconds(worked), from: hours[0].from) : arrival
                leveled.append((moment ?? arrival) / .second * .second)
            }
        }
        self.arrivals = .given(leveled.sorted())
    }
}

extension Distribution {
    fileprivate func scaled(_ factor: Double) -> Distribution {
        func scaled(_ length: Microseconds) -> Microseconds {
            Microseconds((Double(length) * factor).rounded())
        }
        return switch self {
        case .fixed(let length): .fixed(scaled(length))
        case .uniform(let from, let to): .uniform(from: scaled(from), to: scaled(to))
        case .triangular(let from, let mode, let to):
            .triangular(from: scaled(from), mode: scaled(mode), to: scaled(to))
        case .exponential(let mean): .exponential(mean: scaled(mean))
        case .lognormal(let mean, let spread): .lognormal(mean: scaled(mean), spread: spread)
        case .gamma(let mean, let spread): .gamma(mean: scaled(mean), spread: spread)
        }
    }
}
