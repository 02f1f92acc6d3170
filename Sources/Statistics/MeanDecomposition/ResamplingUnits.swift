import Parallelism

/// The observations of two groups, put together by the units that are drawn again in a bootstrap: single observations, or
/// clusters of such as belong together.
///
/// A unit keeps what it has of each group, kind and part, and nothing of what it has not.
public struct ResamplingUnits: Sendable {
    public let kinds: Int
    public let parts: Int
    /// Ranges of units that are drawn from each for itself, such as the two groups.
    public let strata: [Range<Int>]
    /// Unit `u` has the entries `first[u] ..< first[u + 1]`.
    private let first: [Int]
    /// The place in ``GroupSums`` that each entry is added to.
    private let slots: [Int32]
    private let values: [Double]

    public var count: Int { first.count - 1 }

    private static let stretches = 16

    /// - Parameters:
    ///   - strata: consecutive ranges of all units from 0 on.
    ///   - fill: adds a unit's observations to sums that are empty.
    /// - Complexity: O(units + entries), on all processors, and 16 tables of sums.
    public init(
        kinds: Int,
        parts: Int,
        strata: [Range<Int>],
        fill: @Sendable (_ unit: Int, _ sums: inout UnitSums) -> Void
    ) {
        precondition(strata.first?.lowerBound == 0, "strata from the first unit on")
        precondition(
            zip(strata, strata.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound },
            "strata that follow one another"
        )
        precondition(2 * kinds * (parts + 1) <= Int(Int32.max), "places are numbered in 32 bits")
        let units = strata.last?.upperBound ?? 0
        let stretches = (0..<Self.stretches).map {
            units * $0 / Self.stretches..<units * ($0 + 1) / Self.stretches
        }
        let filled = concurrentMap(stretches.count) { stretch in
            var sums = UnitSums(kinds: kinds, parts: parts)
            for unit in stretches[stretch] {
                fill(unit, &sums)
                sums.endUnit()
            }
            return sums.entries
        }
        var first = [0]
        first.reserveCapacity(units + 1)
        for entries in filled {
            for length in entries.lengths { first.append(first[first.count - 1] + length) }
        }
        self.kinds = kinds
        self.parts = parts
        self.strata = strata
        self.first = first
        slots = filled.flatMap(\.slots)
        values = filled.flatMap(\.values)
    }

    /// Of all units, each as often as its weight says.
    func sums(weights: UnsafeBufferPointer<Double>) -> GroupSums {
        var cells = Array(repeating: 0.0, count: 2 * kinds * (parts + 1))
        cells.withUnsafeMutableBufferPointer { cells in
            slots.withUnsafeBufferPointer { slots in
                values.withUnsafeBufferPointer { values in
                    for unit in 0..<count where weights[unit] != 0 {
                        let weight = weights[unit]
                        for entry in first[unit]..<first[unit + 1] {
                            cells[Int(slots[entry])] += weight * values[entry]
                        }
                    }
                }
            }
        }
        return GroupSums(kinds: kinds, parts: parts, cells: cells)
    }

    /// Of all units, each once.
    public var sums: GroupSums {
        let ones = Array(repeating: 1.0, count: count)
        return ones.withUnsafeBufferPointer { sums(weights: $0) }
    }
}

/// What the unit at hand adds up to.
public struct UnitSums {
    private var sums: GroupSums
    /// The places that are not zero.
    private var touched: [Int32] = []
    fileprivate var entries = Entries()

    fileprivate struct Entries: Sendable {
        var lengths: [Int] = []
        var slots: [Int32] = []
        var values: [Double] = []
    }

    fileprivate init(kinds: Int, parts: Int) { sums = GroupSums(kinds: kinds, parts: parts) }

    /// Counts an observation.
    public mutating func count(_ group: ComparedGroup, kind: Int) { add(1, at: sums.slot(group, kind)) }

    /// Adds to a part of an observation.
    public mutating func add(_ value: Double, to group: ComparedGroup, kind: Int, part: Int) {
        precondition(part >= 0 && part < sums.parts, "a part")
        add(value, at: sums.slot(group, kind) + 1 + part)
    }

    private mutating func add(_ value: Double, at slot: Int) {
        if value == 0 { return }
        // One that returns to zero is listed twice, and then empty.
        if sums.cells[slot] == 0 { touched.append(Int32(truncatingIfNeeded: slot)) }
        sums.cells[slot] += value
    }

    fileprivate mutating func endUnit() {
        let before = entries.slots.count
        for slot in touched where sums.cells[Int(slot)] != 0 {
            entries.slots.append(slot)
            entries.values.append(sums.cells[Int(slot)])
            sums.cells[Int(slot)] = 0
        }
        touched.removeAll(keepingCapacity: true)
        entries.lengths.append(entries.slots.count - before)
    }
}
