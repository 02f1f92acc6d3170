import EventLogs
import Foundation

/// Reads the hours of a day off its profile: which stretches are worked, which gaps are real, and where exactly the
/// bounds lie.
struct DayHours {
    private let profile: DayProfile
    /// The time of day at which the profile begins.
    private let cut: Microseconds
    private var blocks: [Range<Int>] = []

    /// A gap is real when it would be this improbable with work as dense as beside it.
    private static let improbable = 1e-4
    /// The same for the quietest gap of the whole day, which is chosen for being so.
    private static let improbableAnywhere = 1e-8
    private static let shortestBreak = 3

    init(_ profile: DayProfile, cut: Microseconds) {
        self.profile = profile
        self.cut = cut
        blocks = DayHours.runs(profile.active)
        dropExceptions()
        fillChanceGaps()
        splitAtStraddledBreaks()
    }

    /// Whether work is found at every time of the day: no gap in it is more than chance.
    var isWholeDay: Bool { blocks.count == 1 && blocks[0] == 0..<DayProfile.slots }

    /// The hours since the cut of the day, sorted and disjoint.
    func hours() -> [Range<Microseconds>] {
        if isWholeDay { return [0..<Microseconds.day] }
        var result: [Range<Microseconds>] = []
        for (index, block) in blocks.enumerated() {
            let low = index == 0 ? 0 : blocks[index - 1].upperBound
            let high = index == blocks.count - 1 ? DayProfile.slots : blocks[index + 1].lowerBound
            // One slot of margin, for a start at the very end of the day and an end at its very start.
            let from = Microseconds(max(low, block.lowerBound - 1)) * DayProfile.slot
            let to = Microseconds(min(high, block.upperBound + 1)) * DayProfile.slot
            let lower = BoundaryEstimate.lowerEnd(
                profile.earliest(BoundaryEstimate.mostMoments(days: profile.days), from: from, through: to),
                days: profile.days,
                offset: cut
            )
            let upper = BoundaryEstimate.upperEnd(
                profile.latest(BoundaryEstimate.mostMoments(days: profile.days), from: from, through: to),
                days: profile.days,
                offset: cut
            )
            let start = max(lower ?? from, result.last?.upperBound ?? 0, 0)
            let end = min(upper ?? to, .day)
            if start < end { result.append(start..<end) }
        }
        return result
    }

    // MARK: Blocks and gaps

    private static func runs(_ active: [Bool]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for slot in active.indices where active[slot] {
            if let last = runs.last, last.upperBound == slot {
                runs[runs.count - 1] = last.lowerBound..<(slot + 1)
            } else {
                runs.append(slot..<(slot + 1))
            }
        }
        return runs
    }

    /// The probability that a gap of so many slots shows no work on any day, if each piece of working time as long
    /// as a usual task had the chance `rate` of showing some.
    private func chance(ofGap slots: Int, rate: Double) -> Double {
        guard rate < 1 else { return 0 }
        let tries = Double(slots) * Double(DayProfile.slot) / Double(profile.pieceLength)
        return exp(Double(profile.days) * max(1, tries) * log(1 - rate))
    }

    /// The mean share of days on which these slots are worked.
    private func rate(_ slots: Range<Int>) -> Double {
        let inside = slots.clamped(to: 0..<DayProfile.slots)
        guard !inside.isEmpty, profile.days > 0 else { return 0 }
        return Double(profile.depth[inside].reduce(0, +)) / Double(inside.count * profile.days)
    }

    private var overallRate: Double {
        let slots = blocks.reduce(0) { $0 + $1.count }
        guard slots > 0, profile.days > 0 else { return 0 }
        return Double(blocks.reduce(0) { $0 + profile.depth[$1].reduce(0, +) }) / Double(slots * profile.days)
    }

    /// Drops stretches that stand apart and show on a tenth of the days at most: overtime once, a Sunday call.
    private mutating func dropExceptions() {
        guard profile.days >= 4, !blocks.isEmpty else { return }
        let rate = overallRate
        var clusters: [[Range<Int>]] = [[blocks[0]]]
        for block in blocks.dropFirst() {
            let gap = block.lowerBound - clusters[clusters.count - 1].last!.upperBound
            if gap >= 6, chance(ofGap: gap, rate: rate) < DayHours.improbableAnywhere {
                clusters.append([block])
            } else {
                clusters[clusters.count - 1].append(block)
            }
        }
        guard clusters.count > 1 else { return }
        let days = clusters.map { cluster in
            let from = Microseconds(cluster[0].lowerBound) * DayProfile.slot
            let to = Microseconds(cluster.last!.upperBound) * DayProfile.slot
            return profile.days(withMomentsFrom: from, through: to)
        }
        let most = days.max()!
        let few = max(1, profile.days / 10)
        blocks = zip(clusters, days).filter { $1 > few || $1 == most }.flatMap { $0.0 }
    }

    /// Joins blocks whose gap may be chance. Where even the night may be, the day has no bounds, and gaps come from
    /// everywhere in it: then only a far stronger one is believed.
    private mutating func fillChanceGaps() {
        guard let first = blocks.first, let last = blocks.last else { return }
        let hour = Int(Microseconds.hour / DayProfile.slot)
        let night = DayProfile.slots - last.upperBound + first.lowerBound
        let hasNight =
            night >= 2 * DayHours.shortestBreak
            && chance(ofGap: night, rate: overallRate) < DayHours.improbableAnywhere
        let limit = hasNight ? DayHours.improbable : DayHours.improbableAnywhere
        var joined = [first]
        for block in blocks.dropFirst() {
            let end = joined[joined.count - 1].upperBound
            let gap = block.lowerBound - end
            let beside = min(
                rate((end - hour)..<end),
                rate(block.lowerBound..<(block.lowerBound + hour))
            )
            if gap >= DayHours.shortestBreak, chance(ofGap: gap, rate: beside) < limit {
                joined.append(block)
            } else {
                joined[joined.count - 1] = joined[joined.count - 1].lowerBound..<block.upperBound
            }
        }
        blocks = joined
        if !hasNight {
            blocks[0] = 0..<blocks[0].upperBound
            blocks[blocks.count - 1] = blocks[blocks.count - 1].lowerBound..<DayProfile.slots
        }
    }

    /// A break over which work pauses is covered by the spans that straddle it, but nothing begins or ends in it.
    private mutating func splitAtStraddledBreaks() {
        let hour = Int(Microseconds.hour / DayProfile.slot)
        var split: [Range<Int>] = []
        for block in blocks {
            var start = block.lowerBound
            var slot = block.lowerBound
            while slot < block.upperBound {
                guard profile.busyness[slot] == 0 else {
                    slot += 1
                    continue
                }
                var end = slot
                while end < block.upperBound, profile.busyness[end] == 0 { end += 1 }
                let before = profile.busyness[max(block.lowerBound, slot - hour)..<slot]
                let after = profile.busyness[end..<min(block.upperBound, end + hour)]
                if end - slot >= DayHours.shortestBreak, slot > start, end < block.upperBound,
                    before.count >= hour / 2, after.count >= hour / 2
                {
                    let density = min(
                        Double(before.reduce(0, +)) / Double(before.count),
                        Double(after.reduce(0, +)) / Double(after.count)
                    )
                    // Two moments to a task, so half as many that are independent.
                    if exp(-density * Double(end - slot) / 2) < 1e-4, !isWorkedThrough(slot..<end) {
                        split.append(start..<slot)
                        start = end
                    }
                }
                slot = end
            }
            split.append(start..<block.upperBound)
        }
        blocks = split
    }

    /// Whether the spans that straddle the gap are no longer than usual: then tasks happen to begin and end at fixed
    /// times and nobody pauses. Over a pause they would be longer by its length.
    private func isWorkedThrough(_ gap: Range<Int>) -> Bool {
        let from = Microseconds(gap.lowerBound) * DayProfile.slot
        let to = Microseconds(gap.upperBound) * DayProfile.slot
        var straddling: Microseconds = 0
        var length: Microseconds = 0
        for whole in profile.wholes where whole.time < from && whole.time + whole.length >= to {
            straddling += 1
            length += whole.length
        }
        return straddling > 0 && length / straddling < profile.pieceLength + (to - from) / 2
    }
}
