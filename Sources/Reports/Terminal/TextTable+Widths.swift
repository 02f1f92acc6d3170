import TextWidths

/// How wide the columns of a table are.
extension TextTable {
    /// How wide the table is with nothing cut or wrapped and no bar.
    var naturalWidth: Int { width(of: naturalWidths) }

    func width(of widths: [Int]) -> Int { widths.reduce(0, +) + TextTable.gap * (widths.count - 1) }

    private var naturalWidths: [Int] {
        columns.indices.map { index in
            rows.reduce(TextWidth.columns(columns[index].title)) {
                max($0, TextWidth.columns($1.cells[index]))
            }
        }
    }

    /// What columns can be narrowed by, what costs the reader least first.
    private enum Narrowing: CaseIterable {
        /// Titles of numbers go on in the next line.
        case titles
        /// Intervals stand below their numbers.
        case brackets
        /// Texts are broken between words.
        case words
        /// Texts are broken within words, or cut.
        case letters
        /// Numbers are broken after arrows.
        case arrows
    }

    /// The widths with the widest of the columns narrowed until the table fits.
    func narrowed(to width: Int) -> [Int] {
        var widths = naturalWidths
        var excess = self.width(of: widths) - width
        for narrowing in Narrowing.allCases where excess > 0 {
            let leasts = columns.indices.map { least($0, by: narrowing) ?? .max }
            while excess > 0 {
                let widest = widths.indices.filter { widths[$0] > leasts[$0] }
                    .max { widths[$0] < widths[$1] }
                guard let widest else { break }
                widths[widest] -= 1
                excess -= 1
            }
        }
        return widths
    }

    /// How narrow a column can be made so; nil where it cannot.
    private func least(_ place: Int, by narrowing: Narrowing) -> Int? {
        let column = columns[place]
        guard column.wraps else { return narrowing == .letters ? column.least : nil }
        let isNumber = column.alignment == .right
        switch narrowing {
        case .titles: return isNumber ? widest(place) { [$0] } : nil
        case .brackets: return isNumber ? widest(place, \.beforeBracket) : nil
        case .words: return isNumber ? nil : max(column.least ?? .max, widest(place, \.words))
        case .letters: return isNumber ? nil : column.least
        case .arrows: return isNumber ? widest(place, \.afterArrow) : nil
        }
    }

    /// The widest word of a column's title, or piece of its cells.
    private func widest(_ place: Int, _ pieces: (String) -> [String]) -> Int {
        let title = columns[place].title
        // Two Chinese characters are mostly one word.
        return (title.words + rows.flatMap { pieces($0.cells[place]) })
            .reduce(min(4, TextWidth.columns(title))) { max($0, TextWidth.columns($1)) }
    }
}

extension String {
    /// What is not broken where lines are.
    fileprivate var words: [String] {
        var words = [""]
        for character in self {
            if character == " " {
                words.append("")
            } else {
                words[words.count - 1].append(character)
                if TextWidth.columns(String(character)) == 2 { words.append("") }
            }
        }
        return words
    }

    /// A number, and what stands behind it in brackets.
    var beforeBracket: [String] {
        guard let bracket = firstIndex(of: "(") else { return [self] }
        return [String(self[..<bracket]).trimmingTrailingBlanks, String(self[bracket...])]
    }

    /// The same, broken after an arrow.
    var afterArrow: [String] {
        beforeBracket.flatMap { piece in
            guard let arrow = piece.firstIndex(of: "→") else { return [piece] }
            return [String(piece[...arrow]), String(piece[piece.index(after: arrow)...].drop { $0 == " " })]
        }
    }
}
