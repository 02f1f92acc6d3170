import LinearAlgebra

/// All distinct orders of some values, in lexicographic order (Knuth, "The Art of Computer Programming" 4A,
/// section 7.2.1.2, algorithm L).
struct DistinctArrangements {
    private let levels: [Double]
    /// The next arrangement, by index of level; nil after the last.
    private var codes: [Int]?

    /// - Returns: nil if there are more than `limit`.
    init?(of values: [Double], atMost limit: Int) {
        let sorted = values.sorted()
        // n! / Π (multiplicity!), each factor the number of places that the next equal value can take.
        var count = 1.0
        var codes: [Int] = []
        var levels: [Double] = []
        var multiplicity = 0.0
        for (index, value) in sorted.enumerated() {
            if value != levels.last {
                levels.append(value)
                multiplicity = 0
            }
            multiplicity += 1
            codes.append(levels.count - 1)
            count *= Double(index + 1) / multiplicity
        }
        guard count.rounded() <= Double(limit) else { return nil }
        self.levels = levels
        self.codes = codes
    }

    /// At most `width` more arrangements, one in each column; nil when there are no more.
    mutating func next(_ width: Int) -> Matrix? {
        var elements: [Double] = []
        var columns = 0
        while columns < width, let current = codes {
            elements += current.map { levels[$0] }
            columns += 1
            codes = Self.successor(of: current)
        }
        guard columns > 0 else { return nil }
        return Matrix(rows: elements.count / columns, columns: columns, elements: elements)
    }

    private static func successor(of codes: [Int]) -> [Int]? {
        var codes = codes
        guard codes.count > 1, let pivot = (0..<codes.count - 1).last(where: { codes[$0] < codes[$0 + 1] })
        else { return nil }
        let other = (pivot + 1..<codes.count).last { codes[$0] > codes[pivot] }!
        codes.swapAt(pivot, other)
        codes[(pivot + 1)...].reverse()
        return codes
    }
}

/// Random orders of some values, each from its own stream.
struct RandomArrangements: Sendable {
    private let values: [Double]
    /// The indices that may change places with each other.
    private let groups: [[Int]]
    private let seed: UInt64

    /// - Parameter strata: for each value the group that it stays in; nil for one group.
    init(of values: [Double], strata: [Int32]?, seed: UInt64) {
        precondition(strata == nil || strata?.count == values.count, "a stratum for each value")
        self.values = values
        self.seed = seed
        if let strata {
            let byStratum = Dictionary(grouping: values.indices) { strata[$0] }
            groups = byStratum.keys.sorted().compactMap { byStratum[$0] }
        } else {
            groups = [Array(values.indices)]
        }
    }

    /// Some of the arrangements, one in each column.
    func batch(_ numbers: Range<Int>) -> Matrix {
        var result = Matrix(rows: values.count, columns: numbers.count)
        for (column, number) in numbers.enumerated() {
            var stream = RandomStream(seed: seed, stream: UInt64(number))
            for group in groups {
                var sources = group
                stream.shuffle(&sources)
                for (target, source) in zip(group, sources) { result[target, column] = values[source] }
            }
        }
        return result
    }
}
