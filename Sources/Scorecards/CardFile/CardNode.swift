import Yams

/// A value in a scorecard file together with its place, so that whatever is wrong with it can be reported.
struct CardNode {
    let node: Node
    let key: String
    let source: Source
    /// Where to point to: the value itself, or the key of an entry.
    private let mark: Mark?

    /// The file that nodes are from.
    struct Source {
        let file: String
        let lines: [Substring]
    }

    init(text: String, file: String) throws(CardFileError) {
        func syntax(_ mark: (line: Int, column: Int)?, _ detail: String) -> CardFileError {
            CardFileError(
                file: file,
                line: mark?.line ?? 1,
                column: mark?.column ?? 1,
                key: "",
                problem: .syntax(detail)
            )
        }
        do {
            guard let node = try Yams.compose(yaml: text) else { throw syntax(nil, "the file is empty") }
            self.node = node
        } catch let error as CardFileError {
            throw error
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _)
        {
            throw syntax((mark.line, mark.column), problem)
        } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
            throw syntax(
                (context.mark.line, context.mark.column),
                "\(duplicates.joined(separator: ", ")) is there twice"
            )
        } catch {
            throw syntax(nil, "\(error)")
        }
        key = ""
        source = Source(
            file: file,
            lines: text.split(omittingEmptySubsequences: false) { $0.isNewline }
        )
        mark = node.mark
    }

    private init(_ node: Node, key: String, source: Source, mark: Mark?) {
        (self.node, self.key, self.source, self.mark) = (node, key, source, mark)
    }

    var line: Int { mark?.line ?? 1 }
    var column: Int { mark?.column ?? 1 }

    func failure(_ problem: CardFileError.Problem) -> CardFileError {
        CardFileError(file: source.file, line: line, column: column, key: key, problem: problem)
    }

    func expected(_ form: CardFileError.Expected) -> CardFileError {
        failure(.expected(form, found: found))
    }

    /// What is under a key, and the key itself.
    struct Entry {
        let name: String
        let value: CardNode
        /// Stands at the key.
        let at: CardNode
    }

    /// The entries in the order of the file.
    func entries() throws(CardFileError) -> [Entry] {
        guard let mapping = node.mapping else { throw expected(.mapping) }
        var entries: [Entry] = []
        for (keyNode, value) in mapping {
            guard let name = keyNode.scalar?.string else { throw expected(.text) }
            let path = key.isEmpty ? name : "\(key).\(name)"
            entries.append(
                Entry(
                    name: name,
                    value: CardNode(value, key: path, source: source, mark: value.mark),
                    at: CardNode(value, key: path, source: source, mark: keyNode.mark)
                )
            )
        }
        return entries
    }

    /// The values by key; a key outside `allowed` is an error.
    func values(allowed: [String]) throws(CardFileError) -> CardValues {
        var values: [String: Entry] = [:]
        for entry in try entries() {
            guard allowed.contains(entry.name) else {
                throw entry.at.failure(.unknownKey(entry.name, allowed: allowed))
            }
            values[entry.name] = entry
        }
        return CardValues(owner: self, entries: values)
    }

    func items() throws(CardFileError) -> [CardNode] {
        guard let sequence = node.sequence else { throw expected(.list) }
        return sequence.enumerated().map {
            CardNode($1, key: "\(key)[\($0)]", source: source, mark: $1.mark)
        }
    }

    /// The text of a scalar; nil for a list, a mapping or an empty value.
    var scalar: String? {
        guard let scalar = node.scalar,
            !(scalar.style == .plain && ["", "null", "~"].contains(scalar.string))
        else { return nil }
        return scalar.string
    }

    /// What is here, for an error that says what was found.
    var found: String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        default: scalar.map { "\"\($0)\"" } ?? "nothing"
        }
    }
}

/// The entries of a mapping, by key.
struct CardValues {
    let owner: CardNode
    let entries: [String: CardNode.Entry]

    subscript(name: String) -> CardNode? { entries[name]?.value }

    /// - Throws: ``CardFileError/Problem/missingKey(_:)`` at the mapping.
    func required(_ name: String) throws(CardFileError) -> CardNode {
        guard let value = self[name] else { throw owner.failure(.missingKey(name)) }
        return value
    }
}
