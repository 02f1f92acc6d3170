/// Text as a cell can hold it.
enum CellText {
    /// UTF-16 units in a cell.
    static let most = 32_767

    /// Without what XML cannot hold and without control characters but tabs and line breaks; cut, with `…` at its end, to what a
    /// cell holds. What spreadsheets would read as the code of a character, such as `_x0041_`, is written so that it stays as it is.
    ///
    /// Text is never read as a formula: it is written as a string, whatever it begins with.
    /// - Complexity: O(length).
    static func safe(_ text: String, most: Int = most) -> String {
        let plain = text.unicodeScalars.contains(where: mustGo) ? without(text) : text
        let whole = cut(plain, to: most)
        return whole.utf8.contains(UInt8(ascii: "_")) ? withCodesKept(whole) : whole
    }

    /// The same as the title of a chart or of an axis, which would be read as a formula if it began with an equals sign.
    static func title(_ text: String) -> String {
        let safe = cut(without(text), to: 255)
        return safe.hasPrefix("=") ? " " + safe : safe
    }

    /// Cut to that many UTF-16 units, between characters, with `…` where something was cut off.
    static func cut(_ text: String, to most: Int) -> String {
        guard text.utf16.count > most else { return text }
        var room = most - 1
        var kept = ""
        for character in text {
            room -= character.utf16.count
            guard room >= 0 else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    private static func mustGo(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func without(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            // Line breaks of other systems become those of XML.
            if scalar == "\r" {
                kept.append("\n")
            } else if scalar == "\n", previous == "\r" {
                // Done with the one before.
            } else if !mustGo(scalar) {
                kept.append(scalar)
            }
            previous = scalar
        }
        return String(kept)
    }

    /// `_x` and four hexadecimal digits and `_` stand for a character in the strings of spreadsheets (ECMA-376, Part 1, 22.9.2.19,
    /// ST_Xstring); `_x005F_` stands for the underscore that begins it.
    private static func withCodesKept(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var written: [UInt8] = []
        written.reserveCapacity(bytes.count)
        for place in bytes.indices {
            if isCode(bytes, at: place) { written += Array("_x005F".utf8) }
            written.append(bytes[place])
        }
        return String(decoding: written, as: UTF8.self)
    }

    private static func isCode(_ bytes: [UInt8], at place: Int) -> Bool {
        guard place + 6 < bytes.count, bytes[place] == UInt8(ascii: "_"),
            bytes[place + 1] == UInt8(ascii: "x"), bytes[place + 6] == UInt8(ascii: "_")
        else { return false }
        return bytes[place + 2..<place + 6].allSatisfy {
            Character(Unicode.Scalar($0)).isHexDigit
        }
    }
}
