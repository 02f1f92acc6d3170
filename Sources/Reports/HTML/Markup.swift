/// HTML or SVG source. Text that is put into it is escaped, so that a name from a log can never become markup:
/// ```swift
/// let row: Markup = "<td>\(name)</td>"
/// ```
struct Markup: ExpressibleByStringInterpolation {
    var source: String

    init(stringLiteral value: String) { source = value }
    init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

    /// Takes source as it is.
    private init(source: String) { self.source = source }

    static let empty = Markup(source: "")

    struct StringInterpolation: StringInterpolationProtocol {
        var source = ""

        init(literalCapacity: Int, interpolationCount: Int) { source.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) { source += literal }
        mutating func appendInterpolation(_ markup: Markup) { source += markup.source }
        mutating func appendInterpolation(_ text: String) { source += Markup.escaped(text) }
        mutating func appendInterpolation(_ number: Int) { source += String(number) }

        /// A length in a drawing, to a tenth.
        mutating func appendInterpolation(_ length: Double) {
            let tenths = Int((length * 10).rounded())
            source += tenths % 10 == 0 ? String(tenths / 10) : String(Double(tenths) / 10)
        }
    }

    static func += (left: inout Markup, right: Markup) { left.source += right.source }

    /// With what means something to HTML or XML written as references, and control characters
    /// left out.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
            case _ where scalar.isControl: break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension Sequence<Markup> {
    func joined(_ separator: String = "") -> Markup {
        var joined = Markup.empty
        for (index, markup) in enumerated() {
            if index > 0 { joined.source += separator }
            joined += markup
        }
        return joined
    }
}
