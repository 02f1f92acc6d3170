import EventLogs

/// Reads OCEL 1.0 as one table of text: a row for each event, a column `ocel:type:...` for each type with the ids of
/// the event's objects, and its attributes.
///
/// Objects have no attributes there. Ids stand in a list as Python writes it, `['880001', '880004']`.
enum OCELTable {
    private static let id = "ocel:eid"
    private static let activity = "ocel:activity"
    private static let time = "ocel:timestamp"
    private static let type = "ocel:type:"

    /// Whether a header is that of such a table.
    static func isHeader(_ names: some Sequence<String>) -> Bool {
        Set(names).isSuperset(of: [id, activity, time])
    }

    /// - Throws: ``ReadingError``
    static func read(_ stream: ByteStream, options: ReadingOptions) throws -> ObjectCentricLog {
        let text = try TextStream(stream, encoding: options.encoding)
        let delimiter =
            try options.delimiter ?? DelimiterGuess.delimiter(of: text.peek(1 << 20), isWhole: false)
        var records = DelimitedText(text, delimiter: delimiter)
        guard try records.next() else { throw ReadingError.emptyFile(path: stream.path) }
        let names = records.strings
        var log = ObjectCentricLog()
        for name in names where name.hasPrefix(type) { log.declareType(String(name.dropFirst(type.count))) }
        while try records.next() {
            let event = log.addEvent()
            for (name, value) in zip(names, records.strings) {
                switch name {
                case id: break
                case activity: log.setActivity(value, ofEvent: event)
                case time: log.setTime(value, ofEvent: event)
                case _ where name.hasPrefix(type):
                    for object in objects(value) {
                        log.declare(log.object(object), type: String(name.dropFirst(type.count)))
                        log.relate(event: event, toObject: object)
                    }
                default: log.setValue(value, ofEvent: event, key: name)
                }
            }
        }
        log.seal()
        return log
    }

    /// The ids of a list; what is no list is one id.
    static func objects(_ cell: String) -> [String] {
        let cell = cell.drop(while: \.isWhitespace)
        guard cell.first == "[" else {
            let id = String(cell.reversed().drop(while: \.isWhitespace).reversed())
            return id.isEmpty ? [] : [id]
        }
        var ids: [String] = []
        var rest = cell.dropFirst()
        while let start = rest.firstIndex(where: { !$0.isWhitespace && $0 != "," }), rest[start] != "]" {
            let quote = rest[start]
            if quote == "'" || quote == "\"" {
                rest = rest[rest.index(after: start)...]
                ids.append(quoted(&rest, by: quote))
            } else {
                let bare = rest[start...].prefix { $0 != "," && $0 != "]" }
                ids.append(String(bare.reversed().drop(while: \.isWhitespace).reversed()))
                rest = rest[bare.endIndex...]
            }
        }
        return ids
    }

    /// Takes a string up to its closing quote; a backslash keeps the character behind it.
    private static func quoted(_ rest: inout Substring, by quote: Character) -> String {
        var text = ""
        while let character = rest.popFirst(), character != quote {
            text.append(character == "\\" ? rest.popFirst() ?? "\\" : character)
        }
        return text
    }
}
