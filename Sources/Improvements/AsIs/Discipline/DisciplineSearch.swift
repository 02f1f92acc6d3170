import EventLogs
import Statistics

/// Looks for what goes first, first among all activities that share people, then within each of them.
///
/// A rule is fitted to one half of the days, and to one half of the choices where there are few days, and is held against first in,
/// first out on the other half; then the halves change places. Whether it is better is asked once for each group of activities and each
/// activity (Holm). The rule that is named is fitted to all.
///
/// Rules by attribute, with thresholds halfway between values, are those of the prioritization discovery of Simod (Chapela-Campa et
/// al. 2025), which fits decision rules to such pairs with RIPPER; cuts by what they foretell, and halves to test on, are ours.
struct DisciplineSearch {
    let disciplines: [QueueDiscipline]

    /// Days with pairs on which something can be tested; below, choices are counted.
    private static let fewestDays = 20

    private struct Trial {
        let activities: [Int32]
        let keys: [PriorityKey]
        let evidence: QueueDiscipline.Evidence
        /// By how many pairs the rule foretold more than first in, first out.
        var gain: Double { (evidence.rule - evidence.firstInFirstOut) * Double(evidence.pairs) }
    }

    /// - Parameters:
    ///   - ready: when each instance could have been taken.
    ///   - work: what was done, and whose own work it was.
    ///   - desk: who does what.
    ///   - isChosen: for each activity, whether work of it is taken one by one.
    init(
        _ log: EventLog,
        ready: [Microseconds],
        work: ReplayWork,
        desk: ReplayDesk,
        isChosen: [Bool]
    ) {
        let layout = QueueLayout(work, desk)
        let pairs = WaitingPairs(log, ready: ready, layout: layout, isChosen: isChosen)
        let columns = PriorityColumn.all(log, effort: work.effort)
        let groups = Self.groups(
            of: layout.served.map { Set($0.map { Int32(layout.activity[$0]) }) },
            isChosen
        )
        var numberOfGroup = [Int](repeating: -1, count: isChosen.count)
        for (number, group) in groups.enumerated() {
            for activity in group { numberOfGroup[Int(activity)] = number }
        }
        func trial(_ activities: [Int32], _ own: WaitingPairs) -> Trial? {
            own.count == 0 ? nil : Self.trial(activities, own, columns, ready)
        }
        var wholes: [Trial?] = []
        var parts: [[Trial]] = []
        for (number, group) in groups.enumerated() {
            let own = pairs.filter { taken, _ in numberOfGroup[Int(log.activity[Int(taken)])] == number }
            wholes.append(trial(group, own))
            guard group.count > 1 else {
                parts.append([])
                continue
            }
            parts.append(
                group.compactMap { activity in
                    trial(
                        [activity],
                        own.filter {
                            log.activity[Int($0)] == activity && log.activity[Int($1)] == activity
                        }
                    )
                }
            )
        }
        let all = zip(wholes, parts).flatMap { [$0].compactMap { $0 } + $1 }
        let pValues = Self.adjusted(all.map(\.evidence.pValue))
        var next = 0
        func judged(_ trial: Trial) -> QueueDiscipline {
            defer { next += 1 }
            return QueueDiscipline(trial.activities, trial.keys, trial.evidence, pValue: pValues[next])
        }
        var disciplines: [QueueDiscipline] = []
        for (whole, parts) in zip(wholes, parts) {
            guard let whole else { continue }
            let ofGroup = judged(whole)
            let ofParts = parts.map { (judged($0), $0.gain) }
            let gainOfParts = ofParts.reduce(0) { $0 + ($1.0.isConfirmed ? $1.1 : 0) }
            let goesByParts = gainOfParts > (ofGroup.isConfirmed ? whole.gain : 0)
            disciplines += goesByParts ? ofParts.map(\.0) : [ofGroup]
        }
        self.disciplines = disciplines
    }

    /// Activities that share people, directly or by others.
    static func groups(of skills: [Set<Int32>], _ isChosen: [Bool]) -> [[Int32]] {
        var leader = Array(isChosen.indices)
        func first(_ activity: Int) -> Int {
            var activity = activity
            while leader[activity] != activity { activity = leader[activity] }
            return activity
        }
        for skill in skills {
            let own = skill.filter { isChosen[Int($0)] }.sorted()
            for other in own.dropFirst() {
                let (one, two) = (first(Int(own[0])), first(Int(other)))
                leader[max(one, two)] = min(one, two)
            }
        }
        var members: [Int: [Int32]] = [:]
        for activity in isChosen.indices where isChosen[activity] {
            members[first(activity), default: []].append(Int32(activity))
        }
        return members.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func trial(
        _ activities: [Int32],
        _ pairs: WaitingPairs,
        _ columns: [PriorityColumn],
        _ ready: [Microseconds]
    ) -> Trial {
        let all = Array(0..<pairs.count)
        let first = PriorityRule.firstInFirstOut(pairs, ready: ready)
        let days = Set(pairs.day).count
        let byDay = days >= fewestDays
        let units = byDay ? pairs.day : pairs.choice
        // Units in turn, so that both halves have all seasons.
        var half: [Int32: Int] = [:]
        for unit in units where half[unit] == nil { half[unit] = half.count % 2 }
        let rules = (0..<2).map { side in
            PriorityRule(pairs, all.filter { half[units[$0]] != side }, columns, ready: ready)
        }
        func heldOut(keys: Int) -> HeldOut {
            var result = HeldOut()
            for side in 0..<2 {
                let held = all.filter { half[units[$0]] == side }
                let shares = rules[side].prefix(keys).foretold(pairs, held, columns, firstInFirstOut: first)
                for (pair, share) in zip(held, shares) {
                    result.foretold += Double(share)
                    result.gains[units[pair], default: 0] += Double(share - first[pair])
                }
            }
            return result
        }
        // As many keys as the other halves bear out.
        let lengths = (1...PriorityRule.mostKeys).map { heldOut(keys: $0) }
        let most = lengths.map(\.foretold).max() ?? 0
        let spare = QueueDiscipline.leastGain / 2 * Double(pairs.count)
        let length = lengths.firstIndex { $0.foretold >= most - spare } ?? 0
        let chosen = lengths[length]
        let better = chosen.gains.values.count { $0 > 0 }
        let worse = chosen.gains.values.count { $0 < 0 }
        return Trial(
            activities: activities,
            keys: PriorityRule(pairs, all, columns, ready: ready).prefix(length + 1).keys,
            evidence: .init(
                pairs: pairs.count,
                choices: Set(pairs.choice).count,
                firstInFirstOut: first.reduce(0) { $0 + Double($1) } / Double(pairs.count),
                rule: chosen.foretold / Double(pairs.count),
                better: better,
                worse: worse,
                unit: byDay ? .day : .choice,
                // For each length that was tried.
                pValue: min(1, Double(length + 1) * signTest(better: better, worse: worse))
            )
        )
    }

    /// What rules foretell on halves that they were not fitted to.
    private struct HeldOut {
        var foretold = 0.0
        /// By how many pairs more than first in, first out, in each unit.
        var gains: [Int32: Double] = [:]
    }

    /// The probability of as many successes or more in fair throws.
    static func signTest(better: Int, worse: Int) -> Double {
        better == 0 ? 1 : Beta(a: Double(better), b: Double(worse + 1)).lowerTail(0.5)
    }

    private static func adjusted(_ pValues: [Double]) -> [Double] {
        guard let adjusted = try? AdjustedPValues(pValues, by: .holm) else {
            preconditionFailure("probabilities")
        }
        return adjusted.values.map { $0 ?? 1 }
    }
}

extension QueueDiscipline {
    fileprivate init(
        _ activities: [Int32],
        _ keys: [PriorityKey],
        _ evidence: Evidence,
        pValue: Double
    ) {
        self.init(
            activities: activities,
            keys: keys,
            evidence: Evidence(
                pairs: evidence.pairs,
                choices: evidence.choices,
                firstInFirstOut: evidence.firstInFirstOut,
                rule: evidence.rule,
                better: evidence.better,
                worse: evidence.worse,
                unit: evidence.unit,
                pValue: pValue
            ),
            isConfirmed: !keys.isEmpty && pValue <= Self.significance
                && evidence.rule - evidence.firstInFirstOut >= Self.leastGain
        )
    }
}
