/// Columns of the same length under a header.
public struct Table: Sendable, Equatable {
    /// Above the header.
    public var heading: String?
    public var columns: [Column]
    /// How many of the first columns stay in sight when the sheet is scrolled to the right; of a sheet's first table.
    public var fixedColumns: Int
    /// What is to be seen at a glance.
    public var shadings: [Shading]

    /// - Precondition: all columns are of the same length.
    public init(
        heading: String? = nil,
        columns: [Column],
        fixedColumns: Int = 1,
        shadings: [Shading] = []
    ) {
        precondition(
            columns.allSatisfy { $0.values.count == columns.first?.values.count },
            "the columns of a table are of the same length"
        )
        self.heading = heading
        self.columns = columns
        self.fixedColumns = fixedColumns
        self.shadings = shadings
    }

    public var rowCount: Int { columns.first?.values.count ?? 0 }

    /// The first rows alone, and how many were cut off: a sheet has 1,048,576 rows.
    /// - Complexity: O(columns × `most`).
    public func prefix(_ most: Int) -> (table: Table, omitted: Int) {
        guard rowCount > most else { return (self, 0) }
        var cut = self
        cut.columns = columns.map { Column($0.title, $0.values.prefix(most)) }
        return (cut, rowCount - most)
    }
}

/// How numbers are made visible by their size; spreadsheets keep it up when a number is changed or sorted.
public struct Shading: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        /// A bar in the cell, from zero.
        case bars(Colour)
        /// From white at zero to the colour at the largest number of all these columns.
        case heat(Colour)
        /// From one colour at `-extent` over white at zero to the other at `extent`.
        case diverging(below: Colour, above: Colour, extent: Double)
    }

    /// Places of columns of the table.
    public var columns: Range<Int>
    public var kind: Kind

    public init(_ columns: Range<Int>, _ kind: Kind) {
        self.columns = columns
        self.kind = kind
    }

    public init(_ column: Int, _ kind: Kind) { self.init(column..<column + 1, kind) }
}
