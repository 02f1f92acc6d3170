import EventLogs

/// The best key on one column for some pairs.
struct PriorityCuts {
    /// Of the column's values those that the pairs have, ascending, each with its place.
    private let column: PriorityColumn
    private let taken: [Int32]
    private let left: [Int32]
    private let values: [Double]
    /// How much of each pair is foretold already, by who is ready first.
    private let foretold: [Float]

    struct Found {
        let key: PriorityKey
        /// By how many pairs more it foretells.
        let gain: Double
    }

    static let mostLevels = 4

    /// - Parameters:
    ///   - pairs: numbers of pairs, those that nothing has decided yet.
    ///   - foretold: of all pairs.
    init(_ column: PriorityColumn, _ pairs: WaitingPairs, _ chosen: [Int], foretold: [Float]) {
        self.column = column
        self.foretold = chosen.map { foretold[$0] }
        switch column.values {
        case .names(let code, let table):
            taken = chosen.map { code(pairs.taken[$0]) }
            left = chosen.map { code(pairs.left[$0]) }
            values = table.indices.map { Double($0) }
        case .numbers(let number):
            let ofTaken = chosen.map { number(pairs.taken[$0]) }
            let ofLeft = chosen.map { number(pairs.left[$0]) }
            let sorted = (ofTaken + ofLeft).filter { !$0.isNaN }.sorted()
            var distinct: [Double] = []
            for value in sorted where distinct.last != value { distinct.append(value) }
            func place(_ value: Double) -> Int32 {
                value.isNaN ? -1 : Int32(distinct.partitionPoint { $0 < value })
            }
            taken = ofTaken.map(place)
            left = ofLeft.map(place)
            values = distinct
        }
    }

    /// The key that foretells most, if it foretells so many more pairs.
    func best(atLeast least: Double) -> Found? {
        switch column.values {
        case .numbers:
            let found = [false, true].flatMap { highestFirst in
                [column.hasLevels ? levels(highestFirst, atLeast: least) : nil, whole(highestFirst)]
            }
            return found.compactMap { $0 }.filter { $0.gain >= least }.reduce(nil) { best, next in
                // Of equals the first, which has levels.
                best.map { $0.gain >= next.gain ? $0 : next } ?? next
            }
        case .names(_, let table): return categories(table, atLeast: least)
        }
    }

    /// The number itself.
    private func whole(_ highestFirst: Bool) -> Found? {
        var gain = 0.0
        for pair in taken.indices where taken[pair] != left[pair] {
            gain += (isFirst(pair, highestFirst) ? 1 : 0) - Double(foretold[pair])
        }
        return Found(key: .value(column.subject, highestFirst: highestFirst), gain: gain)
    }

    /// Whether the one taken has the better value; one without value has the worst.
    private func isFirst(_ pair: Int, _ highestFirst: Bool) -> Bool {
        if taken[pair] < 0 || left[pair] < 0 { return taken[pair] >= 0 }
        return (taken[pair] < left[pair]) != highestFirst
    }

    private func levels(_ highestFirst: Bool, atLeast least: Double) -> Found? {
        let last = Int32(values.count)
        func place(_ value: Int32) -> Int32 { value < 0 ? last : highestFirst ? last - 1 - value : value }
        let (cuts, gain) = cuts(taken.map(place), left.map(place), count: values.count + 1, atLeast: least)
        guard !cuts.isEmpty else { return nil }
        let thresholds = cuts.map { cut -> Double in
            // Up to the place `cut`, counted from the end that goes first.
            let (inner, outer) = (Int(cut), min(Int(cut) + 1, values.count - 1))
            let (first, second) =
                highestFirst
                ? (values[values.count - 1 - inner], values[values.count - 1 - outer])
                : (values[inner], values[outer])
            if inner == values.count - 1 { return highestFirst ? first.nextDown : first }
            let middle = first / 2 + second / 2
            // What is at the threshold is not above it.
            return highestFirst ? (middle < first ? middle : second) : (middle < second ? middle : first)
        }
        return Found(
            key: .thresholds(column.subject, thresholds, highestFirst: highestFirst),
            gain: gain
        )
    }

    /// Names in order of how much more often they overtook others than they were overtaken, cut into groups.
    private func categories(_ table: [String], atLeast least: Double) -> Found? {
        var balance = [Double](repeating: 0, count: table.count)
        var met = balance
        for pair in taken.indices where taken[pair] != left[pair] {
            let overtaking = 1 - Double(foretold[pair])
            if taken[pair] >= 0 {
                balance[Int(taken[pair])] += overtaking
                met[Int(taken[pair])] += 1
            }
            if left[pair] >= 0 {
                balance[Int(left[pair])] -= overtaking
                met[Int(left[pair])] += 1
            }
        }
        let share = table.indices.map { balance[$0] / (met[$0] + 2) }
        let ranked = table.indices.sorted { (-share[$0], $0) < (-share[$1], $1) }
        var places = [Int32](repeating: 0, count: table.count)
        for (place, name) in ranked.enumerated() { places[name] = Int32(place) }
        func place(_ code: Int32) -> Int32 { code < 0 ? Int32(table.count) : places[Int(code)] }
        let (cuts, gain) = cuts(taken.map(place), left.map(place), count: table.count + 1, atLeast: least)
        guard !cuts.isEmpty else { return nil }
        var groups: [[String]] = []
        var from = 0
        for cut in cuts {
            groups.append(ranked[from...Int(cut)].filter { met[$0] > 0 }.sorted().map { table[$0] })
            from = Int(cut) + 1
        }
        return Found(key: .categories(column.subject, groups), gain: gain)
    }

    /// Where to cut places into levels, lower ones first: one cut after the other, each the one that gains most among pairs that the
    /// cuts before it left open.
    /// - Returns: the last place of each level but the last, rising.
    /// - Complexity: O(pairs + `count`) for each cut.
    private func cuts(
        _ taken: [Int32],
        _ left: [Int32],
        count: Int,
        atLeast least: Double
    ) -> (cuts: [Int32], gain: Double) {
        var cuts: [Int32] = []
        var total = 0.0
        var open = taken.indices.filter { taken[$0] != left[$0] }
        while cuts.count + 1 < Self.mostLevels {
            var change = [Double](repeating: 0, count: count + 1)
            for pair in open {
                let (low, high) = (min(taken[pair], left[pair]), max(taken[pair], left[pair]))
                let gain = (taken[pair] < left[pair] ? 1 : 0) - Double(foretold[pair])
                change[Int(low)] += gain
                change[Int(high)] -= gain
            }
            var (best, bestCut, sum) = (0.0, -1, 0.0)
            for cut in 0..<count - 1 {
                sum += change[cut]
                if sum > best + 1e-9 { (best, bestCut) = (sum, cut) }
            }
            guard bestCut >= 0, best >= least else { break }
            cuts.append(Int32(bestCut))
            total += best
            open.removeAll { pair in
                (taken[pair] <= Int32(bestCut)) != (left[pair] <= Int32(bestCut))
            }
        }
        return (cuts.sorted(), total)
    }
}
