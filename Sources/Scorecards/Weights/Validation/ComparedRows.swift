import LinearAlgebra
import Parallelism
import Statistics

/// Held-out rows with the scores that two sets of weights give them.
struct ComparedRows {
    private let priorities: [Double]
    private var personCodes: [Int32] = []
    private var current: [Double] = []
    private var proposed: [Double] = []
    private var outcomes: [[Double]]

    init(outcomes: [WeightOutcome]) {
        priorities = outcomes.shares
        self.outcomes = outcomes.map { _ in [] }
    }

    var count: Int { personCodes.count }
    var peopleCount: Int { Set(personCodes).count }

    mutating func add(_ block: HeldOutBlock, current: [Double], proposed: [Double]) {
        personCodes += block.rows.personCodes
        self.current += block.composite(of: current)
        self.proposed += block.composite(of: proposed)
        for (index, outcome) in block.rows.outcomes.enumerated() { outcomes[index] += outcome.values }
    }

    /// Draws people with all their rows.
    /// - Returns: for each outcome R² of the current weights, of the proposed ones and their difference, then the three of rank
    ///   correlation; at the end the same of all outcomes by their priorities.
    /// - Complexity: O(replicates · outcomes · rows), on all processors.
    func bootstrap(replicates: Int, seed: UInt64) -> Bootstrap {
        let present = Set(personCodes).sorted()
        let units = Dictionary(uniqueKeysWithValues: zip(present, Int32(0)...))
        let follower = Follower(rows: self, personCodes: personCodes.map { units[$0, default: 0] })
        let estimate = follower.figures(counts: Array(repeating: 1, count: present.count))
        let columns = concurrentMap(replicates) { replicate in
            var stream = RandomStream(seed: seed, stream: UInt64(replicate))
            var counts = [Double](repeating: 0, count: present.count)
            counts.withUnsafeMutableBufferPointer { stream.addMultinomial(draws: present.count, to: $0) }
            return follower.figures(counts: counts)
        }
        return Bootstrap(
            estimate: estimate,
            replicates: Matrix(rows: estimate.count, columns: replicates, elements: columns.flatMap(\.self))
        )
    }

    /// What tells, for people drawn, how well both scores follow each outcome.
    private struct Follower {
        let priorities: [Double]
        /// Of each row, from 0 without gaps.
        let personCodes: [Int32]
        /// For each outcome the sums and the ranks under the current and the proposed weights.
        let sums: [[HeldOutSums]]
        let ranks: [[DrawnRankCorrelation]]

        init(rows: ComparedRows, personCodes: [Int32]) {
            priorities = rows.priorities
            self.personCodes = personCodes
            let people = Int(personCodes.max() ?? -1) + 1
            let composites = [rows.current, rows.proposed]
            sums = rows.outcomes.map { outcome in
                composites.map { composite in
                    var sums = HeldOutSums(people: people)
                    sums.add(composite: composite, outcome: outcome, personCodes: personCodes)
                    return sums
                }
            }
            ranks = rows.outcomes.map { outcome in composites.map { DrawnRankCorrelation($0, outcome) } }
        }

        func figures(counts: [Double]) -> [Double] {
            let rowCounts = personCodes.map { Int(counts[Int($0)]) }
            var all: [Double] = []
            var total = [Double](repeating: 0, count: 6)
            for outcome in sums.indices {
                let explained = sums[outcome].map { $0.explained(counts: counts) }
                let ranked = ranks[outcome].map { $0.coefficient(counts: rowCounts) ?? 0 }
                let figures =
                    explained + [explained[1] - explained[0]] + ranked + [ranked[1] - ranked[0]]
                all += figures
                for index in total.indices { total[index] += priorities[outcome] * figures[index] }
            }
            return all + total
        }
    }
}
