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

    func markup(_ phrases: any Phrases) -> Markup {
        guard !rows.isEmpty else { return .empty }
        let header = columns.map { column -> Markup in
            column.isNumber ? "<th class=\"number\">\(column.title)</th>" : "<th>\(column.title)</th>"
        }.joined()
        let body = rows.map { row -> Markup in
            let cells = zip(columns, row).map { column, cell -> Markup in
                column.isNumber ? "<td class=\"number\">\(cell)</td>" : "<td>\(cell)</td>"
            }.joined()
            return "<tr>\(cells)</tr>\n"
        }.joined()
        let note: Markup =
            omitted > 0 ? "<p class=\"soft\">\(phrases.omitted(NumberText.count(omitted)))</p>\n" : ""
        return """
            <div class="scroll"><table><thead><tr>\(header)</tr></thead><tbody>
            \(body)</tbody></table></div>
            \(note)
            """
    }
}
