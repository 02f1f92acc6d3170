/// A chart of columns of a table; its numbers are those of the cells, and change with them.
public struct Chart: Sendable, Equatable {
    public enum Kind: Sendable, Equatable, CaseIterable {
        case bars, stackedBars, columns, stackedColumns, lines

        /// Whether its values go to the right, and its categories down.
        var isHorizontal: Bool { self == .bars || self == .stackedBars }
        var isStacked: Bool { self == .stackedBars || self == .stackedColumns }
    }

    public struct Series: Sendable, Equatable {
        /// The place of the column in the table; its title names the series.
        public var column: Int
        public var colour: Colour

        public init(_ column: Int, _ colour: Colour) {
            self.column = column
            self.colour = colour
        }
    }

    public var kind: Kind
    public var title: String
    /// The place of the table in the sheet.
    public var table: Int
    /// The column that names the categories.
    public var categories: Int
    public var series: [Series]
    /// Of the table; nil for all.
    public var rows: Range<Int>?
    /// Of the axis of values.
    public var valueTitle: String?

    public init(
        _ kind: Kind,
        title: String,
        table: Int = 0,
        categories: Int = 0,
        series: [Series],
        rows: Range<Int>? = nil,
        valueTitle: String? = nil
    ) {
        self.kind = kind
        self.title = title
        self.table = table
        self.categories = categories
        self.series = series
        self.rows = rows
        self.valueTitle = valueTitle
    }
}
