import EventLogs

/// Keys fitted to pairs, and what they foretell.
struct PriorityRule {
    private(set) var keys: [PriorityKey] = []

    /// The rule with its first keys alone.
    func prefix(_ count: Int) -> PriorityRule {
        var rule = self
        rule.keys = Array(keys.prefix(count))
        return rule
    }

    /// More keys than that nobody keeps in mind.
    static let mostKeys = 3
    /// A key, and a level of one, has to foretell this share of the pairs more, and no fewer than so many.
    private static let leastShare = 0.01
    private static let leastPairs = 2.0

    /// Fits keys one after the other, each to the pairs that those before it leave open.
    /// - Parameter chosen: numbers of the pairs.
    /// - Complexity: O(columns · pairs · log pairs).
    init(_ pairs: WaitingPairs, _ chosen: [Int], _ columns: [PriorityColumn], ready: [Microseconds]) {
        let foretold = Self.firstInFirstOut(pairs, ready: ready)
        let least = max(Self.leastPairs, Self.leastShare * Double(chosen.count))
        let lastIn = chosen.reduce(0) { $0 + 1 - 2 * Double(foretold[$1]) }
        var open = chosen
        while keys.count < Self.mostKeys {
            var best: (found: PriorityCuts.Found, column: PriorityColumn)?
            for column in columns {
                let cuts = PriorityCuts(column, pairs, open, foretold: foretold)
                guard let found = cuts.best(atLeast: least) else { continue }
                if found.gain > best?.found.gain ?? 0 { best = (found, column) }
            }
            if keys.isEmpty, lastIn >= least, lastIn > best?.found.gain ?? 0 {
                keys = [.lastIn]
                return
            }
            guard let best else { return }
            keys.append(best.found.key)
            let place = best.column.place(by: best.found.key)
            open.removeAll { place(pairs.taken[$0]) != place(pairs.left[$0]) }
        }
    }

    /// How much of each pair first in, first out foretells.
    static func firstInFirstOut(_ pairs: WaitingPairs, ready: [Microseconds]) -> [Float] {
        (0..<pairs.count).map { pair in
            let (taken, left) = (ready[Int(pairs.taken[pair])], ready[Int(pairs.left[pair])])
            return taken < left ? 1 : taken == left ? 0.5 : 0
        }
    }

    /// How much of each of some pairs the keys foretell.
    func foretold(
        _ pairs: WaitingPairs,
        _ chosen: [Int],
        _ columns: [PriorityColumn],
        firstInFirstOut: [Float]
    ) -> [Float] {
        if keys == [.lastIn] { return chosen.map { 1 - firstInFirstOut[$0] } }
        let places = keys.map { Self.place(by: $0, columns) }
        return chosen.map { pair in
            for place in places {
                let (taken, left) = (place(pairs.taken[pair]), place(pairs.left[pair]))
                if taken != left { return taken < left ? 1 : 0 }
            }
            return firstInFirstOut[pair]
        }
    }

    /// The place of each instance by a key.
    static func place(by key: PriorityKey, _ columns: [PriorityColumn]) -> (Int32) -> Double {
        guard let column = columns.first(where: { $0.subject == key.subject }) else {
            preconditionFailure("a key of a column that there is")
        }
        return column.place(by: key)
    }
}

extension PriorityKey {
    /// What it goes by; nil for the time since when something is ready.
    var subject: PrioritySubject? {
        switch self {
        case .thresholds(let subject, _, _), .categories(let subject, _), .value(let subject, _): subject
        case .lastIn: nil
        }
    }
}
