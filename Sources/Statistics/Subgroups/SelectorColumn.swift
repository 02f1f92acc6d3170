/// A column of codes out of which conditions are made: one code, or a run of codes where they have an order.
public struct SelectorColumn: Sendable {
    public let name: String
    /// For each row a number below `codeCount`, or `codeCount` itself: a row that no condition selects.
    public let codes: [UInt8]
    public let codeCount: Int
    /// Whether runs of neighbouring codes are conditions too.
    public let isOrdered: Bool
    /// Runs of codes; never all rows.
    public let conditions: [ClosedRange<Int>]

    public static let mostCodes = 254

    /// - Precondition: codes up to `codeCount`, which is at most ``mostCodes``.
    /// - Complexity: O(rows + conditions); the conditions of ordered codes grow with their square.
    public init(name: String, codes: [UInt8], codeCount: Int, isOrdered: Bool) {
        precondition(codeCount <= SelectorColumn.mostCodes, "codes that fit a byte")
        var counts = [Int](repeating: 0, count: codeCount + 1)
        for code in codes {
            precondition(Int(code) <= codeCount, "codes of the column")
            counts[Int(code)] += 1
        }
        self.name = name
        self.codes = codes
        self.codeCount = codeCount
        self.isOrdered = isOrdered
        var conditions: [ClosedRange<Int>] = []
        for first in 0..<codeCount {
            for last in first..<(isOrdered ? codeCount : first + 1) {
                let count = counts[first...last].reduce(0, +)
                // An empty end says nothing that the shorter run does not.
                guard count > 0, count < codes.count, counts[first] > 0, counts[last] > 0 else { continue }
                conditions.append(first...last)
            }
        }
        self.conditions = conditions
    }

    /// The rows that a run of codes selects.
    public func cover(_ condition: ClosedRange<Int>) -> RowSet {
        codes.withUnsafeBufferPointer { codes in
            RowSet(rowCount: codes.count) { condition.contains(Int(codes[$0])) }
        }
    }
}
