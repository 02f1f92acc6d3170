/// A sheet of a file.
public struct WrittenSheet {
    public enum Value: Equatable, Sendable {
        case text(String)
        case number(Double)
        case formula(String)
    }

    public let name: String
    public let content: Element
    /// By place, such as `B3`.
    public let cells: [String: Value]
    public let charts: [Element]

    init(name: String, content: Element, strings: [String], charts: [Element]) throws {
        self.name = name
        self.content = content
        self.charts = charts
        var cells: [String: Value] = [:]
        for cell in content.all("c") {
            guard let place = cell["r"] else { throw ReadingError.notUnderstood("a cell without a place") }
            if let formula = cell.first("f") {
                cells[place] = .formula(formula.text)
            } else if let value = cell.first("v") {
                if cell["t"] == "s" {
                    guard let index = Int(value.text), strings.indices.contains(index) else {
                        throw ReadingError.notUnderstood("\(place): \(value.text)")
                    }
                    cells[place] = .text(WrittenSheet.decoded(strings[index]))
                } else if let number = Double(value.text) {
                    cells[place] = .number(number)
                } else {
                    throw ReadingError.notUnderstood("\(place): \(value.text)")
                }
            } else if let inline = cell.first("is") {
                cells[place] = .text(WrittenSheet.decoded(inline.all("t").map(\.text).joined()))
            }
        }
        self.cells = cells
    }

    /// The values of a column under a header, the topmost one of that title, row by row down to the last row of the sheet; nil
    /// for an empty cell.
    public func column(_ title: String) -> [Value?] {
        let headers = cells.filter { $0.value == .text(title) }.keys.map { place in
            let letters = String(place.prefix { $0.isLetter })
            return (row: Int(place.dropFirst(letters.count)) ?? 0, length: letters.count, letters: letters)
        }
        guard let (first, _, letters) = headers.min(by: <) else { return [] }
        let rows = content.all("row").compactMap { $0["r"].flatMap { Int($0) } }
        guard let last = rows.max(), last > first else { return [] }
        return (first + 1...last).map { cells["\(letters)\($0)"] }
    }

    public func texts(_ title: String) -> [String?] {
        column(title).map { if case .text(let text) = $0 { text } else { nil } }
    }

    public func numbers(_ title: String) -> [Double?] {
        column(title).map { if case .number(let number) = $0 { number } else { nil } }
    }

    /// `_x0041_` stands for the character of that number.
    private static func decoded(_ text: String) -> String {
        var rest = text[...]
        var decoded = ""
        while let underscore = rest.firstIndex(of: "_") {
            decoded += rest[..<underscore]
            let code = rest[underscore...].prefix(7)
            if code.count == 7, code.dropFirst().first == "x", code.last == "_",
                let number = UInt32(code.dropFirst(2).prefix(4), radix: 16),
                let scalar = Unicode.Scalar(number)
            {
                decoded.unicodeScalars.append(scalar)
                rest = rest[underscore...].dropFirst(7)
            } else {
                decoded.append("_")
                rest = rest[underscore...].dropFirst()
            }
        }
        return decoded + rest
    }
}
