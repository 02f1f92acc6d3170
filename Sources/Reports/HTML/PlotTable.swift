/// A table with a column of drawings on one scale: a chart that has its numbers beside it. On a narrow page
/// each row becomes a block: what it is about, the drawing below it, the numbers with their titles below that.
struct PlotTable {
    struct Row {
        /// A heading above the first of the rows that share it.
        var group: String?
        let label: Markup
        let drawing: Markup
        let cells: [Markup]
    }

    /// Of what the rows are about.
    let title: String
    let scale: PlotScale
    /// Those after the drawing.
    let columns: [HTMLTable.Column]
    let rows: [Row]
    var omitted = 0

    func markup(_ phrases: any Phrases) -> Markup {
        guard !rows.isEmpty else { return .empty }
        let titles = columns.map { HTMLTable.heading($0.title, PlotTable.look($0)) }.joined()
        var body = Markup.empty
        var group = String?.none
        for row in rows {
            if let heading = row.group, heading != group {
                body += "<tr class=\"group\"><th colspan=\"\(columns.count + 2)\">\(heading)</th></tr>\n"
            }
            group = row.group
            let cells = zip(columns, row.cells).map { column, cell -> Markup in
                cell.source.isEmpty
                    ? "<td class=\"nothing\"></td>"
                    : "<td\(PlotTable.look(column)) data-title=\"\(column.title)\">\(cell)</td>"
            }.joined()
            body += """
                <tr><th class="label" scope="row">\(row.label)</th><td class="plot">\(row.drawing)</td>\(cells)</tr>

                """
        }
        let note: Markup =
            omitted > 0 ? "<p class=\"soft\">\(phrases.omitted(NumberText.count(omitted)))</p>\n" : ""
        return """
            <div class="\(HTMLTable.look(rows.count))" tabindex="0"><table class="plots" style="--grid:\(scale.grid)"><thead><tr>\(HTMLTable.heading(title))\
            <td class="plot">\(scale.axis)</td>\(titles)</tr></thead><tbody>
            \(body)</tbody></table></div>
            \(note)
            """
    }

    private static func look(_ column: HTMLTable.Column) -> Markup {
        column.isNumber ? " class=\"number\"" : ""
    }

    static let styles: Markup = """
          :root { --more: #c24a00; --less: #0072b2; }
          @media (prefers-color-scheme: dark) { :root { --more: #f08a3c; --less: #56b4e9; } }
          table.plots th.label { color: var(--text); font-weight: 400; white-space: normal; overflow-wrap: anywhere;
            min-width: 8rem; }
          table.plots tr.group th { color: var(--text); font-weight: 600; white-space: normal; padding-top: .7rem;
            border-bottom: none; }
          table.plots tr.group + tr th.label, table.plots tr.group ~ tr:not(.group) th.label { padding-left: .8rem; }
          table.plots th, table.plots td { vertical-align: middle; }
          table.plots .number { padding-left: .35rem; }
          table.plots .plot { width: 25%; min-width: 9rem; padding: 0; }
          table.plots tbody td.plot { background: var(--grid); }
          table.plots .plot + * { padding-left: 1.2rem; }
          table.plots tbody td.plot svg { display: block; width: 100%; height: 1.5rem; margin: 0; }
          table.plots svg.axis { display: block; width: 100%; height: 1rem; overflow: visible; }
          table.plots svg rect, table.plots svg line { vector-effect: non-scaling-stroke; }
          table.plots rect.share { fill: var(--less); stroke: none; opacity: .75; }
          table.plots line.whisker { stroke: var(--text); stroke-width: 1.6; }
          table.plots line.dot { stroke-width: 9; stroke-linecap: round; }
          table.plots line.more { stroke: var(--more); }
          table.plots line.less { stroke: var(--less); }
          table.plots th.label small { display: block; }
          table.plots .part { display: inline-block; margin-right: .9rem; }
          @media screen and (min-width: 44.01rem) { table.plots td[data-title]:not(.number) { min-width: 10rem; } }
          details { margin: .8rem 0; }
          summary { cursor: pointer; color: var(--soft); }
          @media screen and (max-width: 44rem) {
            table.plots, table.plots thead, table.plots tbody { display: block; }
            table.plots tr { display: grid; grid-template-columns: repeat(3, 1fr); padding: .35rem 0;
              border-bottom: 1px solid var(--line); column-gap: .5rem; }
            table.plots tr.group { padding-bottom: 0; border-bottom: none; }
            table.plots th, table.plots td { border-bottom: none; padding: .1rem 0; white-space: normal; }
            table.plots thead th, table.plots td.nothing { display: none; }
            table.plots thead td.plot { display: block; }
            table.plots tr > th, table.plots .plot, table.plots td:not(.number) { grid-column: 1 / -1; width: auto;
              min-width: 0; }
            table.plots td.number:nth-child(6) + td:not(.number) { grid-column: 2 / -1; }
            table.plots tr.group ~ tr:not(.group) th.label, table.plots .plot + *, table.plots .number { padding-left: 0; }
            table.plots td[data-title]::before { content: attr(data-title); display: block; color: var(--soft);
              font-size: .8rem; }
            table.plots td.number { text-align: left; white-space: normal; }
            table.plots td.number + td:not(.number) { padding-left: 0; }
          }

        """
}
