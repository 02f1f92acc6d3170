/// The text of a query, and where in a file it stands, so that errors in it can be found there.
public struct Query: Sendable, Equatable {
    public var sql: String
    public var place: Place?

    public init(_ sql: String, at place: Place? = nil) {
        self.sql = sql
        self.place = place
    }

    /// The lines of a file that a query's lines are.
    public struct Place: Sendable, Equatable {
        public var file: String
        /// The keys that lead there, such as `indicators[3].formula`.
        public var key: String
        /// The line of the query's first character, counted from 1.
        public var line: Int
        /// Its column, counted from 1.
        public var column: Int
        /// How many characters are before each of the query's further lines; nil where the lines of the query are not those
        /// of the file, as in a folded text.
        public var indentation: Int?

        public init(file: String, key: String, line: Int, column: Int, indentation: Int?) {
            self.file = file
            self.key = key
            self.line = line
            self.column = column
            self.indentation = indentation
        }
    }

    /// The line and column of the file that a byte of the query stands in; those of the query itself if there is no file.
    public func position(ofByte offset: Int) -> (line: Int, column: Int) {
        let before = sql.utf8.prefix(max(offset, 0))
        let breaks = before.count { $0 == 0x0A }
        let lineStart = before.lastIndex(of: 0x0A).map { before.index(after: $0) } ?? before.startIndex
        let columns = sql.unicodeScalars[lineStart..<before.endIndex].count
        guard let place else { return (breaks + 1, columns + 1) }
        guard let indentation = place.indentation else { return (place.line, place.column) }
        return breaks == 0
            ? (place.line, place.column + columns) : (place.line + breaks, indentation + columns + 1)
    }
}
