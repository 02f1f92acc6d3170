import Foundation
import TextWidths

/// How wide the columns of a sheet are, in characters of its usual font; Chinese characters count two.
enum ColumnWidths {
    /// What the button of a filter takes off a title.
    static let filterButton = 3.0
    /// Of a column that nothing is said of.
    static let untouched = 9.14
    /// Longer text is broken into lines.
    static let mostOfText = 50.0
    static let leastOfAll = 9.0
    /// Titles are broken into lines rather than making a column of short values wide.
    private static let usualTitle = 14
    private static let rowsLookedAt = 1_000

    /// As wide as the widest column of all tables at that place.
    static func of(_ tables: [Table]) -> [Double] {
        let count = tables.map(\.columns.count).max() ?? 0
        return (0..<count).map { place in
            tables.reduce(leastOfAll) { width, table in
                guard table.columns.indices.contains(place) else { return width }
                return max(width, self.width(of: table.columns[place]))
            }
        }
    }

    private static func width(of column: Column) -> Double {
        let values = column.values
        let widest = (0..<min(values.count, rowsLookedAt)).reduce(0) {
            max($0, columns(values.shown(at: $1)))
        }
        let title = Double(min(TextWidth.columns(column.title), usualTitle)) + filterButton
        let longestWord =
            column.title.split(separator: " ").map { word in
                word.unicodeScalars.contains { TextWidth.columns($0) == 2 } ? 4 : word.count
            }.max() ?? 0
        return min(
            max(Double(widest) + (values.isNumeric ? 2 : 3), title, Double(longestWord) + filterButton),
            mostOfText
        )
    }

    /// How many lines a cell of text takes: programs do not agree on who makes its row higher.
    static func lines(of text: String) -> Int {
        // Most cells are short, and there may be a million of them.
        guard text.utf8.count > 20 || text.contains("\n") else { return 1 }
        return SheetLayout.lines(of: text, in: mostOfText - 2)
    }

    private static func columns(_ text: String) -> Int {
        text.split(separator: "\n").map { TextWidth.columns(String($0.prefix(200))) }.max() ?? 0
    }

    /// On a screen at its usual scale, with the usual font.
    static func pixels(_ width: Double) -> Int { Int(width * 7 + 5) }
}

extension Column.Values {
    /// About what a spreadsheet shows of a value; of use for its width alone.
    func shown(at row: Int) -> String {
        func decimal(_ value: Double?, _ places: Int, extra: Int = 0) -> String {
            guard let value, value.isFinite else { return "" }
            let digits = String(format: "%.\(places)f", value)
            let whole = digits.split(separator: ".").first?.count ?? 0
            return digits + String(repeating: ",", count: max(0, whole - 1) / 3 + extra)
        }
        switch self {
        case .text(let values): return values[row] ?? ""
        case .links(let values): return values[row]?.text ?? ""
        case .integers(let values): return decimal(values[row].map(Double.init), 0)
        case .decimals(let values, let places, let isSigned):
            return decimal(values[row], places, extra: isSigned ? 1 : 0)
        case .percentages(let values): return decimal(values[row].map { 100 * $0 }, 1, extra: 1)
        case .hours(let values): return decimal(values[row], 1)
        case .hourDifferences(let values): return decimal(values[row], 1, extra: 1)
        case .probabilities(let values): return values[row] == nil ? "" : "<0.001"
        case .times(let values): return values[row]?.text ?? ""
        case .days(let values): return values[row].map { String($0.text.prefix(10)) } ?? ""
        case .lights(let values, let words): return values[row].map { words[$0] } ?? ""
        case .judged(let values, let places): return decimal(values[row]?.value, places)
        }
    }
}
