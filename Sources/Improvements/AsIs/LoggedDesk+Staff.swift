import Delays
import EventLogs
import Sorting
import WorkCalendars

extension LoggedDesk {
    /// Who did an activity less often than that does it by way of exception, and not in a replay.
    static let leastShareOfSkill = 0.02
    /// A resource's hands: so many pieces of work at once are enough for this share of what it began.
    static let shareInHand = 0.98

    /// Of each resource the activities that it does more than by way of exception; where all who do one do so, all count.
    static func skills(_ log: EventLog) -> [Set<Int32>] {
        let activities = log.activities.count
        var counts = [Int](repeating: 0, count: activities * log.resources.count)
        var ofActivity = [Int](repeating: 0, count: activities)
        for instance in 0..<log.instanceCount where log.resource[instance] >= 0 {
            counts[Int(log.resource[instance]) * activities + Int(log.activity[instance])] += 1
            ofActivity[Int(log.activity[instance])] += 1
        }
        var skills = (0..<log.resources.count).map { resource in
            let own = counts[resource * activities..<(resource + 1) * activities]
            let total = own.reduce(0, +)
            return Set(
                (0..<activities).filter { activity in
                    let count = Double(counts[resource * activities + activity])
                    return count > 0
                        && (count >= leastShareOfSkill * Double(ofActivity[activity])
                            || count >= leastShareOfSkill * Double(total))
                }.map { Int32($0) }
            )
        }
        for activity in 0..<activities where !skills.contains(where: { $0.contains(Int32(activity)) }) {
            for resource in skills.indices where counts[resource * activities + activity] > 0 {
                skills[resource].insert(Int32(activity))
            }
        }
        return skills
    }

    /// Work that goes on for so long after the end of somebody's hours is finished, as the ledger has it; beyond, it pauses.
    static let longestOvertime: Microseconds = 2 * .hour
    /// So often somebody's hours have to have ended in the middle of work for the length of it to be told.
    static let fewestOvertimes = 10

    /// How long each resource goes on after its hours to finish what it has begun: the length that tells best what was finished from what
    /// was broken off; where somebody's are too few to tell, that of all.
    static func overtime(_ log: EventLog, _ roster: DutyRoster) -> [Microseconds] {
        // How far what was finished ran over, and what was broken off would have.
        var finished = [[Microseconds]](repeating: [], count: log.resources.count)
        var brokenOff = finished
        for instance in 0..<log.instanceCount where log.resource[instance] >= 0 {
            let resource = Int(log.resource[instance])
            let hours = roster.onDuty[resource]
            let (start, end) = (log.start[instance], log.end[instance])
            let place = hours.firstIndex(endingAfter: start)
            guard place < hours.count, hours[place].from <= start, end > hours[place].to else { continue }
            let next = place + 1 < hours.count ? hours[place + 1].from : .max
            // Where hours are found in the log, they may end a little later than it shows.
            if end - hours[place].to <= roster.edgeSlack[resource] { continue }
            if end <= next, end - hours[place].to <= longestOvertime {
                finished[resource].append(end - hours[place].to)
            } else {
                brokenOff[resource].append(hours.duration(from: hours[place].to, to: end))
            }
        }
        let all = overtime(finished.flatMap { $0 }, brokenOff.flatMap { $0 })
        return zip(finished, brokenOff).map { finished, brokenOff in
            finished.count + brokenOff.count < fewestOvertimes ? all : overtime(finished, brokenOff)
        }
    }

    /// Of the lengths of what was finished, and none, the one beyond which, or up to which, fewest are on the wrong side; of equals the
    /// longest.
    private static func overtime(_ finished: [Microseconds], _ brokenOff: [Microseconds]) -> Microseconds {
        let (finished, brokenOff) = (finished.sorted(), brokenOff.sorted())
        var best = (limit: Microseconds(0), wrong: finished.count)
        for (place, limit) in finished.enumerated() {
            let wrong = finished.count - place - 1 + brokenOff.partitionPoint { $0 <= limit }
            if wrong <= best.wrong { best = (limit, wrong) }
        }
        return best.limit
    }

    /// Of each resource how much it has in hand at once: what is enough for ``shareInHand`` of the moments at which it began something.
    /// What is done at once, as a batch from the same moment to the same moment, is one piece of work.
    static func hands(_ log: EventLog) -> [Int] {
        var pieces: Set<Piece> = []
        var edges = [[(time: Microseconds, step: Int)]](repeating: [], count: log.resources.count)
        for instance in 0..<log.instanceCount where log.resource[instance] >= 0 {
            guard pieces.insert(Piece(instance, log)).inserted else { continue }
            edges[Int(log.resource[instance])].append((log.start[instance], 1))
            edges[Int(log.resource[instance])].append((log.end[instance], -1))
        }
        return edges.map { edges in
            // What ends at a moment ends before what begins; what takes no time is never in hand.
            let sorted = edges.sorted { ($0.time, $0.step) < ($1.time, $1.step) }
            var begun: [Int] = []
            var inHand = 0
            for edge in sorted {
                inHand += edge.step
                if edge.step > 0 { begun.append(max(1, inHand)) }
            }
            begun.sort()
            guard !begun.isEmpty else { return 1 }
            return begun[min(begun.count - 1, Int((shareInHand * Double(begun.count)).rounded(.up)) - 1)]
        }
    }
}

/// Work by one resource on one activity from one moment to another.
private struct Piece: Hashable {
    let resource: Int32
    let activity: Int32
    let start: Microseconds
    let end: Microseconds

    init(_ instance: Int, _ log: EventLog) {
        resource = log.resource[instance]
        activity = log.activity[instance]
        start = log.start[instance]
        end = log.end[instance]
    }
}
