/// A sheet: lines of text, then tables one under the other, charts, and notes at the end.
///
/// The first table can be filtered by its header. The header stays in sight when the sheet is scrolled, and is repeated on every
/// printed page, where it is that of all tables; it stays in sight above a long table, of more than 40 rows, too.
public struct Sheet: Sendable, Equatable {
    /// What its tab is called; what a tab cannot be called is mended when it is written. ``Link``s name it by this.
    public var title: String
    /// Above the tables.
    public var introduction: [Line]
    public var tables: [Table]
    /// Under their table where it is short, beside it where it is long.
    public var charts: [Chart]
    /// Under all tables and charts.
    public var notes: [Line]
    /// Of its tab.
    public var colour: Colour?

    public init(
        title: String,
        introduction: [Line] = [],
        tables: [Table] = [],
        charts: [Chart] = [],
        notes: [Line] = [],
        colour: Colour? = nil
    ) {
        self.title = title
        self.introduction = introduction
        self.tables = tables
        self.charts = charts
        self.notes = notes
        self.colour = colour
    }
}

/// A line of text across a sheet, broken where it is too long.
public struct Line: Sendable, Equatable {
    public enum Look: Sendable, Hashable, CaseIterable {
        case title, heading, plain, soft, notice
    }

    public var text: String
    public var look: Look
    /// The title of the sheet that it leads to.
    public var sheet: String?

    public init(_ text: String, _ look: Look = .plain, sheet: String? = nil) {
        self.text = text
        self.look = look
        self.sheet = sheet
    }
}
