/// Values in order, as distances from a point that splits them; a value at the point belongs to the right.
struct SplitSample {
    enum Side: Sendable {
        case left, right
    }

    let point: Double
    /// Ascending, negative on the left.
    let distances: [Double]
    /// How many are below the point.
    let leftCount: Int
    /// For each value, the first and last position of those that equal it.
    let firstEqual: [Int]
    let lastEqual: [Int]

    /// - Throws: ``DensityError/notFinite(index:)``, or too few of three different values on a side.
    init(_ values: [Double], at point: Double) throws {
        precondition(point.isFinite, "a point")
        if let index = values.firstIndex(where: { !$0.isFinite }) {
            throw DensityError.notFinite(index: index)
        }
        let distances = values.map { $0 - point }.sorted()
        self.point = point
        self.distances = distances
        leftCount = distances.firstIndex { $0 >= 0 } ?? distances.count
        var first = Array(distances.indices)
        var last = first
        for index in distances.indices.dropFirst() where distances[index] == distances[index - 1] {
            first[index] = first[index - 1]
        }
        for index in distances.indices.dropLast().reversed() where distances[index] == distances[index + 1] {
            last[index] = last[index + 1]
        }
        firstEqual = first
        lastEqual = last
        for side in [Side.left, .right] { try require(3, distinct(in: range(of: side)), side) }
    }

    func range(of side: Side) -> Range<Int> {
        side == .left ? 0..<leftCount : leftCount..<distances.count
    }

    /// The values of a side that are closer than `bandwidth`.
    func range(of side: Side, within bandwidth: Double) -> Range<Int> {
        let range = range(of: side)
        switch side {
        case .left:
            let start = range.first { distances[$0] > -bandwidth } ?? range.upperBound
            return start..<range.upperBound
        case .right:
            let end = range.first { distances[$0] >= bandwidth } ?? range.upperBound
            return range.lowerBound..<end
        }
    }

    func distinct(in range: Range<Int>) -> Int {
        range.count { $0 == range.lowerBound || firstEqual[$0] == $0 }
    }

    /// The share of the other values that are not above a value: the empirical distribution function, this value left
    /// out.
    func share(at index: Int) -> Double {
        Double(lastEqual[index]) / Double(distances.count - 1)
    }

    func require(_ needed: Int, _ distinct: Int, _ side: Side) throws {
        guard distinct < needed else { return }
        switch side {
        case .left: throw DensityError.tooFewOnTheLeft(distinct: distinct, needed: needed)
        case .right: throw DensityError.tooFewOnTheRight(distinct: distinct, needed: needed)
        }
    }
}
