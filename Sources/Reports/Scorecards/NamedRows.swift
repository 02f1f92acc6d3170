import TextWidths

/// Rows of numbers behind names that are never cut: the last of the numbers are left out where the terminal is too narrow, then names go on in a second line.
struct NamedRows {
    let columns: [TextTable.Column]
    let rows: [TextTable.Row]
    /// How many of the last columns are not shown.
    let leftOut: Int

    /// Up to which width a name makes other columns give way.
    private static let wideName = 24
    private static let narrowestName = 12

    /// - Parameters:
    ///   - cells: of each row, the name first.
    ///   - optional: how many of the last columns give way to names up to a usual width.
    ///   - dispensable: how many before those are left out where there would be no room for names at all.
    init(_ titles: [String], _ cells: [[String]], optional: Int = 0, dispensable: Int = 0, width: Int) {
        func room(_ shown: Int) -> Int {
            let numbers = TextTable(
                columns: titles[1..<shown].map { .number($0) },
                rows: cells.map { TextTable.Row(Array($0[1..<shown])) }
            )
            return width - numbers.naturalWidth - 2
        }
        let longest = cells.map { TextWidth.columns($0[0]) }.max() ?? 0
        var shown = titles.count
        let needed = titles.count - optional
        while shown > needed, room(shown) < min(longest, NamedRows.wideName) { shown -= 1 }
        while shown > needed - dispensable, room(shown) < NamedRows.narrowestName { shown -= 1 }
        let nameWidth = max(NamedRows.narrowestName, room(shown))
        leftOut = titles.count - shown
        columns = [.text(titles[0], least: NamedRows.narrowestName)] + titles[1..<shown].map { .number($0) }
        rows = cells.flatMap { row in
            row[0].withoutControls.wrapped(to: nameWidth).enumerated().map { place, part in
                TextTable.Row(place == 0 ? [part] + row[1..<shown] : [part] + row[1..<shown].map { _ in "" })
            }
        }
    }
}
