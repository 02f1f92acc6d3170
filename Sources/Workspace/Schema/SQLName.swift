extension String {
    /// The name quoted as an SQL identifier.
    package var quotedForSQL: String {
        "\"" + replacing("\"", with: "\"\"") + "\""
    }

    /// The name of a column for an attribute of this name beside columns that are already `taken`.
    ///
    /// SQLite tells the letters A-Z of column names apart from no a-z, and ends a statement at a zero
    /// character; a name that clashes gets a number.
    func columnName(besides taken: [String]) -> String {
        let legal = replacing("\0", with: " ")
        let wanted = legal.isEmpty ? "attribute" : legal
        let folded = Set(taken.map(\.foldedForSQL))
        if !folded.contains(wanted.foldedForSQL) { return wanted }
        var number = 2
        while folded.contains("\(wanted)_\(number)".foldedForSQL) { number += 1 }
        return "\(wanted)_\(number)"
    }

    /// The name with A-Z as a-z: what SQLite compares.
    var foldedForSQL: String {
        String(decoding: utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    }
}
