/// What the tabs of a workbook are called.
enum SheetNames {
    /// UTF-16 units.
    static let most = 31

    /// One name for each title, in order: without what a tab cannot hold, not empty, of at most 31 UTF-16 units, and each of them once,
    /// capital letters counting as small ones.
    static func of(_ titles: [String]) -> [String] {
        var taken: Set<String> = []
        return titles.map { title in
            let own = mended(title)
            var name = own
            var number = 2
            while !taken.insert(name.lowercased()).inserted {
                let suffix = " (\(number))"
                name = CellText.cut(own, to: most - suffix.utf16.count) + suffix
                number += 1
            }
            return name
        }
    }

    private static func mended(_ title: String) -> String {
        var text = ""
        for character in CellText.safe(title) {
            if character.isNewline || character == "\t" {
                text.append(" ")
            } else if "[]:*?/\\".contains(character) {
                text.append("-")
            } else if character == "'" {
                // Formulas quote names with the plain one; a typographic one needs no care.
                text.append("’")
            } else {
                text.append(character)
            }
        }
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        // Spreadsheets keep that name for themselves.
        if text.isEmpty || text.lowercased() == "history" { text += "_" }
        return CellText.cut(text, to: most)
    }
}
