extension CardNode {
    func text() throws(CardFileError) -> String {
        guard let text = scalar else { throw expected(.text) }
        return text
    }

    func number() throws(CardFileError) -> Double {
        guard let number = scalar.flatMap(CardNode.number) else { throw expected(.number) }
        return number
    }

    func positiveNumber() throws(CardFileError) -> Double {
        guard let number = scalar.flatMap(CardNode.number), number > 0 else {
            throw expected(.positiveNumber)
        }
        return number
    }

    /// `12.5 %`, or the same without the sign, as a fraction of 1; below 1 % the sign is needed.
    /// - Parameter isSmall: whether it is small by its nature, so that 0.5 is 0.5 % and nothing else.
    func percentage(isSmall: Bool = false) throws(CardFileError) -> Double {
        guard var text = scalar?[...] else { throw expected(.percentage) }
        let hasSign = text.last == "%" || text.last == "％"
        if text.last == "%" || text.last == "％" {
            text.removeLast()
            while text.last == " " { text.removeLast() }
        }
        guard let number = CardNode.number(String(text)), 0...100 ~= number else {
            throw expected(.percentage)
        }
        if !hasSign && !isSmall && number > 0 && number < 1 { throw failure(.percentageWithoutSign(number)) }
        return number / 100
    }

    func count() throws(CardFileError) -> Int {
        guard let count = scalar.flatMap({ Int($0) }), count >= 1 else { throw expected(.count) }
        return count
    }

    func id() throws(CardFileError) -> String {
        guard let text = scalar, let first = text.utf8.first, CardNode.isOfID(first), first != 0x2D,
            first != 0x5F,
            text.utf8.allSatisfy(CardNode.isOfID)
        else { throw expected(.id) }
        return text
    }

    /// The case whose raw value is written here.
    func choice<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) throws(CardFileError) -> Choice
    where Choice.RawValue == String {
        let text = try text()
        guard let choice = Choice(rawValue: text) else {
            throw failure(.unknownValue(text, allowed: Choice.allCases.map(\.rawValue)))
        }
        return choice
    }

    /// One text, or one in each language.
    func name() throws(CardFileError) -> BilingualText {
        if let text = scalar { return BilingualText(text) }
        guard node.mapping != nil else { throw expected(.name) }
        let values = try values(allowed: ["en", "zh"])
        let english = try values["en"]?.text()
        let chinese = try values["zh"]?.text()
        guard let either = english ?? chinese else { throw expected(.name) }
        return BilingualText(english ?? either, chinese ?? either)
    }

    func unit() throws(CardFileError) -> IndicatorUnit {
        guard let word = scalar else {
            guard node.mapping != nil else { throw expected(.unit) }
            return .named(try name())
        }
        guard let known = IndicatorUnit.known.first(where: { $0.word == word }) else {
            throw failure(.unknownValue(word, allowed: IndicatorUnit.known.map(\.word)))
        }
        return known.unit
    }

    /// The text of a query, and the lines that it stands in.
    func query() throws(CardFileError) -> Query {
        let sql = try text()
        let isLiteral = node.scalar?.style == .literal
        var place = Query.Place(
            file: source.file,
            key: key,
            line: line,
            column: column,
            indentation: isLiteral || !sql.contains("\n") ? 0 : nil
        )
        if isLiteral {
            place.line += 1
            // The blanks that YAML took away from the first line that is more than blanks.
            let written = sql.split(separator: "\n", omittingEmptySubsequences: false)
            if let first = written.firstIndex(where: { $0.contains { $0 != " " } }),
                source.lines.indices.contains(place.line - 1 + first)
            {
                let indented = source.lines[place.line - 1 + first].prefix { $0 == " " }.count
                place.indentation = indented - written[first].prefix { $0 == " " }.count
            }
            place.column = (place.indentation ?? 0) + 1
        } else if [.doubleQuoted, .singleQuoted].contains(node.scalar?.style) {
            place.column += 1
        } else if node.scalar?.style == .folded {
            place.indentation = nil
        }
        return Query(sql, at: place)
    }

    private static func number(_ text: String) -> Double? {
        // Double also reads hexadecimal digits and words.
        guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let number = Double(text),
            number.isFinite
        else { return nil }
        return number
    }

    private static func isOfID(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
    }
}
