/// A conjunction of conditions on different columns.
public struct Subgroup: Sendable, Hashable {
    public struct Condition: Sendable, Hashable {
        /// The number of the column.
        public let column: Int
        public let codes: ClosedRange<Int>

        public init(column: Int, codes: ClosedRange<Int>) {
            self.column = column
            self.codes = codes
        }
    }

    /// By column.
    public let conditions: [Condition]

    public init(_ conditions: [Condition]) { self.conditions = conditions.sorted { $0.column < $1.column } }

    public var columns: [Int] { conditions.map(\.column) }

    /// The rows that all conditions select.
    public func cover(_ columns: [SelectorColumn]) -> RowSet {
        let covers = conditions.map { columns[$0.column].cover($0.codes) }
        return covers.dropFirst().reduce(covers[0]) { $0.intersection($1) }
    }
}
