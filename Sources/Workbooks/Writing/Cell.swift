import Foundation

/// What is written into a cell.
enum Cell: Equatable {
    case empty
    case text(String)
    case link(Link)
    case number(Double)
}

extension Column.Values {
    /// Whole numbers beyond this are not all numbers of a spreadsheet, so they are written as text.
    private static let mostWhole = 1 << 53

    /// The cell, and how it looks. What is no number is missing.
    func cell(at row: Int) -> (cell: Cell, style: CellStyle) {
        func number(_ value: Double?, _ code: String, _ light: Light? = nil) -> (Cell, CellStyle) {
            guard let value, value.isFinite else { return (.empty, .number(code: code, light)) }
            return (.number(value), .number(code: code, light))
        }
        switch self {
        case .text(let values):
            guard let text = values[row] else { return (.empty, .text(isBroken: false)) }
            let isBroken = ColumnWidths.lines(of: text) > 1
            return (.text(text), .text(isBroken: isBroken))
        case .links(let values):
            guard let link = values[row] else { return (.empty, .text(isBroken: false)) }
            return link.sheet == nil ? (.text(link.text), .text(isBroken: false)) : (.link(link), .link)
        case .integers(let values):
            if let value = values[row], value.magnitude > Column.Values.mostWhole {
                return (.text(String(value)), .number(code: "#,##0"))
            }
            return number(values[row].map(Double.init), "#,##0")
        case .decimals(let values, let places, let isSigned):
            return number(values[row], NumberCode.decimal(values[row], places: places, isSigned: isSigned))
        case .percentages(let values):
            return number(values[row], NumberCode.of(values[row], NumberCode.percentage, "0.0%"))
        case .hours(let values):
            return number(values[row], NumberCode.of(values[row], NumberCode.hours, "#,##0.0"))
        case .hourDifferences(let values):
            return number(values[row], NumberCode.decimal(values[row], places: 1, isSigned: true))
        case .probabilities(let values): return number(values[row], NumberCode.probability)
        case .times(let values): return time(values[row], "yyyy-mm-dd hh:mm")
        case .days(let values): return time(values[row], "yyyy-mm-dd")
        case .lights(let values, let words): return (values[row].map { .text(words[$0]) } ?? .empty, .word)
        case .judged(let values, let places):
            let code = NumberCode.decimal(nil, places: places, isSigned: false)
            return number(values[row]?.value, code, values[row]?.light)
        }
    }

    /// How an axis shows such values.
    var axisCode: String? {
        switch self {
        case .percentages: "0%"
        case .hours, .hourDifferences, .integers: "#,##0"
        default: nil
        }
    }

    /// How many lines the cell takes.
    func lines(at row: Int) -> Int {
        guard case .text(let values) = self, let text = values[row] else { return 1 }
        return ColumnWidths.lines(of: text)
    }

    /// A time that spreadsheets do not count is written out.
    private func time(_ time: LocalTime?, _ code: String) -> (Cell, CellStyle) {
        guard let time else { return (.empty, .number(code: code)) }
        guard let serial = time.serial else { return (.text(time.text), .number(code: code)) }
        return (.number(serial), .number(code: code))
    }
}

/// Number formats, in the language of spreadsheets: sections for what fulfils a condition, and for the rest.
enum NumberCode {
    /// A part too small to show is `<0.1%`, never zero.
    static let percentage = "[>=0.0005]0.0%;[>0]\"<0.1%\";0.0%"
    static let hours = "[>=0.05]#,##0.0;[>0]\"<0.1\";#,##0.0"
    static let probability = "[<0.001]\"<0.001\";0.000"

    /// What has conditions loses the sign of a number below zero in some programs.
    static func of(_ value: Double?, _ code: String, _ belowZero: String) -> String {
        (value ?? 0) < 0 ? belowZero : code
    }

    /// With as many decimals; what rounds to nought has no sign.
    static func decimal(_ value: Double?, places: Int, isSigned: Bool) -> String {
        let digits = places > 0 ? "#,##0." + String(repeating: "0", count: places) : "#,##0"
        if let value, abs(value) < 0.5 * pow(10, -Double(places)) { return "\(digits);\(digits)" }
        return isSigned ? "+\(digits);-\(digits);\(digits)" : digits
    }
}
