import TextWidths

extension String {
    /// Cut to that many columns, with `…` where something was cut off.
    func fitted(to columns: Int) -> String {
        guard TextWidth.columns(self) > columns else { return self }
        var room = columns - 1
        var kept = ""
        for character in self {
            let width = TextWidth.columns(String(character))
            guard width <= room else { break }
            kept.append(character)
            room -= width
        }
        return columns < 1 ? "" : kept + "…"
    }

    /// Filled up with blanks to that many columns.
    func padded(to columns: Int, alignment: TextAlignment = .left) -> String {
        let blanks = String(repeating: " ", count: max(0, columns - TextWidth.columns(self)))
        return alignment == .left ? self + blanks : blanks + self
    }

    /// Broken between words, or between any two Chinese characters, into lines of at most that many columns.
    func wrapped(to columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var width = 0
        /// Where the line may be broken last: the text up to there.
        var lastBreak: String.Index?
        for character in self {
            let own = TextWidth.columns(String(character))
            if width + own > columns, !line.isEmpty {
                let cut = lastBreak.flatMap { $0 > line.startIndex ? $0 : nil } ?? line.endIndex
                let rest = line[cut...].drop { $0 == " " }
                lines.append(String(line[..<cut]).trimmingTrailingBlanks)
                line = String(rest)
                width = TextWidth.columns(line)
                lastBreak = nil
                if character == " ", line.isEmpty { continue }
            }
            line.append(character)
            width += own
            if character == " " || own == 2 { lastBreak = line.endIndex }
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }

    var trimmingTrailingBlanks: String {
        String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
    }

    /// With control characters made visible: a name from a log must not steer the terminal.
    var withoutControls: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        var safe = String.UnicodeScalarView()
        for scalar in unicodeScalars { safe.append(scalar.isControl ? "\u{FFFD}" : scalar) }
        return String(safe)
    }
}

extension Unicode.Scalar {
    /// Whether it moves what stands around it: a control character, or a mark that turns the direction of a line around (Unicode
    /// Standard Annex 9), by which a name could be read as another.
    package var isControl: Bool {
        switch value {
        case 0x202A...0x202E, 0x2066...0x2069: true
        default: properties.generalCategory == .control
        }
    }
}

enum TextAlignment: Sendable {
    case left, right
}
