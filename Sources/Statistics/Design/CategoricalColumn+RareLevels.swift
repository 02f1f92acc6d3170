/// A categorical column whose rare levels have become one, and which they were.
public struct PooledColumn: Sendable, Equatable {
    public struct PooledLevel: Sendable, Equatable {
        public let name: String
        public let rows: Int
    }

    public let column: CategoricalColumn
    /// The levels that are no more, in their old order.
    public let pooled: [PooledLevel]
    /// The level that they went to; nil if none was rare.
    public let target: String?
    /// How many rows that level has now, which can still be fewer than the minimum.
    public let targetRows: Int

    /// How many rows changed their level.
    public var rowsPooled: Int { pooled.reduce(0) { $0 + $1.rows } }
}

extension CategoricalColumn {
    /// Pools the levels with fewer than `minimum` rows into one, whose effect can be told.
    ///
    /// The rule: every level with fewer rows, also one with none and the reference level, goes to the level
    /// `name`; that is a level of the column if there is one of this name, however few rows it has, else a new
    /// last one. If the reference level is pooled, that level is the reference from then on. Missing levels stay
    /// missing.
    /// - Complexity: O(rows + levels).
    public func poolingRareLevels(below minimum: Int, into name: String = "other") -> PooledColumn {
        let counts = levelCounts
        let existing = levels.firstIndex(of: name)
        let rare = levels.indices.filter { counts[$0] < minimum && $0 != existing }
        guard !rare.isEmpty else {
            return PooledColumn(column: self, pooled: [], target: nil, targetRows: 0)
        }
        let isRare = Set(rare)
        let kept = levels.indices.filter { !isRare.contains($0) }
        let keptNames = kept.map { levels[$0] } + (existing == nil ? [name] : [])
        let target = existing.flatMap { kept.firstIndex(of: $0) } ?? kept.count
        var newCodes = [Int32](repeating: Int32(target), count: levels.count)
        for (new, old) in kept.enumerated() { newCodes[old] = Int32(new) }
        let newCoding: Coding =
            switch coding {
            case .reference(let level): .reference(level: Int(newCodes[level]))
            case .sumToZero: .sumToZero
            }
        return PooledColumn(
            column: CategoricalColumn(
                name: self.name,
                levels: keptNames,
                codes: codes.map { $0 < 0 ? $0 : newCodes[Int($0)] },
                coding: newCoding
            ),
            pooled: rare.map { .init(name: levels[$0], rows: counts[$0]) },
            target: name,
            targetRows: rare.reduce(existing.map { counts[$0] } ?? 0) { $0 + counts[$1] }
        )
    }
}
