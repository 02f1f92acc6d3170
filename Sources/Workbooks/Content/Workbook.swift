/// A spreadsheet document: sheets of text, tables and charts, as a value that knows nothing of files.
public struct Workbook: Sendable, Equatable {
    /// The title of the document, which programs show beside the file's name.
    public var title: String
    /// Whoever or whatever made it.
    public var author: String
    /// When it was made, in seconds since 1970, UTC. It is written into the file, so the same content and the same time give the
    /// same bytes; the time of the newest data says more than that of the run.
    public var created: Int
    /// The font of cells and charts; nil for the one that spreadsheets have by default, which has no Chinese characters.
    public var font: String?
    /// The first one is shown when the document is opened.
    public var sheets: [Sheet]

    public init(
        title: String,
        author: String = "",
        created: Int = Workbook.usualCreation,
        font: String? = nil,
        sheets: [Sheet] = []
    ) {
        self.title = title
        self.author = author
        self.created = created
        self.font = font
        self.sheets = sheets
    }

    /// The first second of 2000, UTC: a time that says nothing.
    public static let usualCreation = 946_684_800
}
