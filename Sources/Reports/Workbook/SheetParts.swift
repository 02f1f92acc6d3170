import Delays
import Workbooks

/// What the sheets of a workbook have in common.
struct SheetParts: Sendable {
    let language: ReportLanguage
    let common: any Phrases
    let words: any WorkbookPhrases

    init(_ language: ReportLanguage) {
        self.language = language
        common = language.phrases
        words = language.workbookPhrases
    }

    /// More rows than these of a table are cut off, and counted.
    static let mostRows = 200_000

    /// A sheet of the tables that have rows.
    func sheet(
        _ tab: WorkbookTab,
        _ introduction: [Line],
        _ tables: [Table],
        charts: [Chart] = [],
        notes: [String] = []
    ) -> Sheet {
        let cut = tables.map { $0.prefix(SheetParts.mostRows) }
        let omitted = cut.reduce(0) { $0 + $1.omitted }
        return Sheet(
            title: words.name(tab),
            introduction: introduction,
            tables: cut.map(\.table),
            charts: charts,
            notes: (omitted > 0 ? [Line(words.cut(NumberText.count(omitted)), .notice)] : [])
                + notes.map { Line($0, .soft) },
            colour: SheetColour.tab
        )
    }

    /// `Duration, h`.
    func hours(_ title: String) -> String { common.titled(title, .hours) }

    /// A word as the title of a column.
    func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// Of an interval: its lower end.
    func lower(_ interval: String) -> String { words.title(interval, words.lower) }

    func upper(_ interval: String) -> String { words.title(interval, words.upper) }

    /// What was read, and what has to be known of it.
    func opening(_ title: String, _ log: LogSummary, _ notes: [String] = []) -> [Line] {
        var lines = [Line(title, .title)]
        lines += [common.size(log), common.span(log)].compactMap(\.self).map { Line($0, .soft) }
        lines.append(
            Line(common.startTimes(log.startTimes), log.startTimes == .recorded ? .soft : .notice)
        )
        return lines + notes.map { Line($0, .soft) }
    }
}

/// The colours of shadings and charts.
enum SheetColour {
    static let tab = Colour(0x24476B)
    /// Bars of shares.
    static let share = Colour(0x9DC3E6)
    static let heat = Colour(0xF28E5C)
    /// Two of a kind: as it is, and as it would be.
    static let before = Colour(0x9AA5B1)
    static let after = Colour(0x0072B2)
    static let late = Colour(0xD55E00)
    /// Blue for better or less, orange for worse or more, which colour-blind readers tell apart.
    static let blue = Colour(0x6BAED6)
    static let orange = Colour(0xFD8D3C)

    /// The same as in every chart of the reports; what they hatch is a light grey.
    static func of(_ cause: Cause) -> Colour { Colour(web: CauseColour.web(cause)) ?? Colour(0xD0D5DA) }
}
