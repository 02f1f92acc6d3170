/// A table of the page.
struct HTMLTable {
    struct Column {
        let title: String
        let isNumber: Bool

        static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }
        static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
    }

    let columns: [Column]
    let rows: [[Markup]]
    /// How many further rows there are that are not shown.
    var omitted = 0
    /// Whether each cell has the title of its column, for a page on which there is no room for columns.
    var namesCells = false

    func markup(_ phrases: any Phrases) -> Markup {
        guard !rows.isEmpty else { return .empty }
        let header = columns.map {
            HTMLTable.heading($0.title, $0.isNumber ? " class=\"number\"" : .empty)
        }.joined()
        let body = rows.map { row -> Markup in
            let cells = zip(columns, row).map { column, cell -> Markup in
                let name: Markup = namesCells ? " data-title=\"\(column.title)\"" : .empty
                return column.isNumber
                    ? "<td class=\"number\"\(name)>\(cell)</td>" : "<td\(name)>\(cell)</td>"
            }.joined()
            return "<tr>\(cells)</tr>\n"
        }.joined()
        let note: Markup =
            omitted > 0 ? "<p class=\"soft\">\(phrases.omitted(NumberText.count(omitted)))</p>\n" : ""
        return """
            <div class="\(HTMLTable.look(rows.count))" tabindex="0"><table><thead><tr>\(header)</tr></thead><tbody>
            \(body)</tbody></table></div>
            \(note)
            """
    }

    /// A table that fits a page is printed on one.
    static func look(_ rows: Int) -> Markup { rows <= mostShort ? "scroll short" : "scroll" }

    private static let mostShort = 16

    /// The heading of a column; a cell without a title heads nothing.
    static func heading(_ title: String, _ look: Markup = .empty) -> Markup {
        title.isEmpty ? "<td\(look)></td>" : "<th\(look)>\(title)</th>"
    }
}
