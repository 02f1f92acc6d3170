import Yams

/// A value in a calendar file together with its place, so that whatever is wrong with it can be reported.
struct CalendarFileNode {
    let node: Node
    let key: String
    let file: String

    /// Parses the text, which is YAML or JSON. Tabs mean blanks, as JSON allows them for layout and YAML does not.
    init(text: String, file: String) throws(CalendarFileError) {
        self.file = file
        key = ""
        func syntax(_ line: Int, _ column: Int, _ detail: String) -> CalendarFileError {
            CalendarFileError(file: file, line: line, column: column, key: "", problem: .syntax(detail))
        }
        do {
            let layout = text.first { !$0.isWhitespace } == "{" ? text.replacing("\t", with: " ") : text
            guard let node = try Yams.compose(yaml: layout) else { throw syntax(1, 1, "the file is empty") }
            self.node = node
        } catch let error as CalendarFileError {
            throw error
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _)
        {
            throw syntax(mark.line, mark.column, problem)
        } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
            throw syntax(
                context.mark.line,
                context.mark.column,
                "\(duplicates.joined(separator: ", ")) is there twice"
            )
        } catch {
            throw syntax(1, 1, "\(error)")
        }
    }

    private init(node: Node, key: String, file: String) {
        (self.node, self.key, self.file) = (node, key, file)
    }

    func failure(_ problem: CalendarFileError.Problem) -> CalendarFileError {
        CalendarFileError(
            file: file,
            line: node.mark?.line ?? 1,
            column: node.mark?.column ?? 1,
            key: key,
            problem: problem
        )
    }

    /// The entries in the order of the file. The second node of each stands at the key itself.
    func entries() throws(CalendarFileError) -> [(
        name: String, value: CalendarFileNode, at: CalendarFileNode
    )] {
        guard let mapping = node.mapping else { throw failure(.expected(.mapping, found: found)) }
        var entries: [(String, CalendarFileNode, CalendarFileNode)] = []
        for (keyNode, value) in mapping {
            guard let name = keyNode.scalar?.string else { throw failure(.expected(.text, found: found)) }
            let path = key.isEmpty ? name : "\(key).\(name)"
            entries.append(
                (
                    name, CalendarFileNode(node: value, key: path, file: file),
                    CalendarFileNode(node: keyNode, key: path, file: file)
                )
            )
        }
        return entries
    }

    /// The values by key; a key outside `allowed` is an error.
    func values(allowed: [String]) throws(CalendarFileError) -> [String: CalendarFileNode] {
        var values: [String: CalendarFileNode] = [:]
        for entry in try entries() {
            guard allowed.contains(entry.name) else { throw entry.at.failure(.unknownKey(allowed: allowed)) }
            values[entry.name] = entry.value
        }
        return values
    }

    func items() throws(CalendarFileError) -> [CalendarFileNode] {
        guard let sequence = node.sequence else { throw failure(.expected(.list, found: found)) }
        return sequence.enumerated().map { CalendarFileNode(node: $1, key: "\(key)[\($0)]", file: file) }
    }

    /// The items of a list, or the value itself where it is a text: a list of one may be written without brackets.
    func itemsOrSelf() throws(CalendarFileError) -> [CalendarFileNode] {
        node.sequence == nil && node.scalar != nil ? [self] : try items()
    }

    func text() throws(CalendarFileError) -> String {
        guard let text = scalar else { throw failure(.expected(.text, found: found)) }
        return text
    }

    /// The text of a scalar as it stands in the file; nil for a list, a mapping or an empty value.
    var scalar: String? {
        guard let scalar = node.scalar,
            !(scalar.style == .plain && ["", "null", "~"].contains(scalar.string))
        else { return nil }
        return scalar.string
    }

    var isMapping: Bool { node.mapping != nil }

    /// What is here, for an error that says what was found.
    var found: String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        default: scalar.map { "\"\($0)\"" } ?? "nothing"
        }
    }
}
