import EventLogs
import WorkCalendars

extension LoggedDesk {
    /// Somebody's hours, and the usual ones on days on which they are away and others are at work: not everybody has leave at once. Where
    /// there is nobody else, these are the days on which orders come in.
    ///
    /// Usual is an hour of the week in which they are on duty in more than half of the weeks.
    func hoursWithoutLeave(of resource: Int, zone: ZoneRules) -> IntervalSet? {
        guard let own = desk.resources[resource].onDuty, isPerson(resource) else {
            return desk.resources[resource].onDuty
        }
        let others = desk.resources.indices.filter { $0 != resource && isPerson($0) }
        let worked = Set(
            (others.isEmpty ? work.arrival : desk.hours(of: others).starts).map { zone.date($0) }
        )
        let present = Set(own.starts.map { zone.date($0) })
        let usual = own.usualHours(zone: zone)
        let missed = (0..<usual.count).filter { place in
            let day = zone.date(usual[place].from)
            return worked.contains(day) && !present.contains(day)
        }
        return IntervalSet(
            mergingStarts: own.starts + missed.map { usual[$0].from },
            ends: own.ends + missed.map { usual[$0].to }
        )
    }
}

extension IntervalSet {
    /// From its begin to its end the quarters of an hour of the week that it holds whole in more than half of the weeks.
    func usualHours(zone: ZoneRules) -> IntervalSet {
        guard let first = starts.first, let last = ends.last else { return .empty }
        let slot = 15 * Microseconds.minute
        let slots = Int(Microseconds.week / slot)
        let monday = Microseconds(zone.monday(first)) * .day
        let weeks =
            ((zone.local(first) - monday).floored(by: .week)...(zone.local(last) - monday).floored(by: .week))
        var held = [Int](repeating: 0, count: slots)
        func forEachSlot(_ body: (_ slot: Int, _ from: Microseconds, _ to: Microseconds) -> Void) {
            for week in weeks {
                for place in 0..<slots {
                    let from = zone.instant(local: monday + week * .week + Microseconds(place) * slot)
                    let to = zone.instant(local: monday + week * .week + Microseconds(place + 1) * slot)
                    if from < to { body(place, from, to) }
                }
            }
        }
        forEachSlot { place, from, to in if duration(from: from, to: to) == to - from { held[place] += 1 } }
        var (from, to): ([Microseconds], [Microseconds]) = ([], [])
        forEachSlot { place, begin, end in
            guard held[place] * 2 > weeks.count else { return }
            from.append(begin)
            to.append(end)
        }
        return IntervalSet(mergingStarts: from, ends: to).clipped(from: first, to: last)
    }
}
