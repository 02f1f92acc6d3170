/// One of the two groups whose means are compared.
public enum ComparedGroup: Int, Sendable, CaseIterable {
    case a, b
}

/// What two groups of observations add up to: of each kind of observation the number, and the sum of each of the
/// parts that an observation's value is made of.
public struct GroupSums: Sendable, Equatable {
    public let kinds: Int
    public let parts: Int
    /// By group, then kind: the number of observations, then the sum of each part.
    var cells: [Double]

    public init(kinds: Int, parts: Int) {
        self.kinds = kinds
        self.parts = parts
        cells = Array(repeating: 0, count: 2 * kinds * (parts + 1))
    }

    init(kinds: Int, parts: Int, cells: [Double]) {
        precondition(cells.count == 2 * kinds * (parts + 1), "a number and sums for each group and kind")
        self.kinds = kinds
        self.parts = parts
        self.cells = cells
    }

    /// Counts an observation.
    @inline(__always)
    public mutating func count(_ group: ComparedGroup, kind: Int, _ number: Double = 1) {
        cells[slot(group, kind)] += number
    }

    /// Adds to what the observations of a group and kind have of a part.
    @inline(__always)
    public mutating func add(_ value: Double, to group: ComparedGroup, kind: Int, part: Int) {
        precondition(part >= 0 && part < parts, "a part")
        cells[slot(group, kind) + 1 + part] += value
    }

    /// How many observations of that kind the group has.
    public func number(_ group: ComparedGroup, kind: Int) -> Double { cells[slot(group, kind)] }

    public func sum(_ group: ComparedGroup, kind: Int, part: Int) -> Double {
        cells[slot(group, kind) + 1 + part]
    }

    @inline(__always)
    func slot(_ group: ComparedGroup, _ kind: Int) -> Int {
        precondition(kind >= 0 && kind < kinds, "a kind")
        return (group.rawValue * kinds + kind) * (parts + 1)
    }
}
