import Foundation
import Yams

/// A value of a configuration file together with its place, so that whatever is wrong with it can be reported.
struct ConfigurationNode {
    let node: Node
    let key: String
    let file: String

    /// - Throws: ``ConfigurationError/Problem/syntax(_:)``. A file without a value gives nil.
    init?(text: String, file: String) throws {
        do {
            guard let node = try Yams.compose(yaml: text) else { return nil }
            self.init(node: node, key: "", file: file)
        } catch let error as YamlError {
            throw ConfigurationError(
                file: file,
                line: error.place?.line,
                key: "",
                problem: .syntax(error.place?.problem ?? "\(error)")
            )
        }
    }

    /// The text of a file.
    /// - Throws: ``ConfigurationError/Problem/unreadable(_:)``.
    static func contents(of path: String) throws -> String {
        do { return try String(contentsOf: URL(filePath: path), encoding: .utf8) } catch {
            let reason =
                FileManager.default.fileExists(atPath: path) ? error.localizedDescription : "no such file"
            throw ConfigurationError(file: path, line: nil, key: "", problem: .unreadable(reason))
        }
    }

    private init(node: Node, key: String, file: String) {
        self.node = node
        self.key = key
        self.file = file
    }

    var line: Int? { node.mark?.line }

    func failure(_ problem: ConfigurationError.Problem) -> ConfigurationError {
        ConfigurationError(file: file, line: line, key: key, problem: problem)
    }

    /// The entries in the order of the file; a key outside `allowed` is an error, and an empty value counts as not
    /// there.
    func entries(allowed: [String]? = nil) throws -> [(name: String, value: ConfigurationNode)] {
        guard let mapping = node.mapping else { throw expected("a mapping (key: value)") }
        return try mapping.compactMap { keyNode, value in
            guard let name = keyNode.scalar?.string else { throw expected("a text as the key") }
            let path = key.isEmpty ? name : "\(key).\(name)"
            if let allowed, !allowed.contains(name) {
                throw ConfigurationNode(node: keyNode, key: path, file: file)
                    .failure(.unknownKey(name, allowed: allowed))
            }
            let entry = ConfigurationNode(node: value, key: path, file: file)
            return entry.isEmpty ? nil : (name, entry)
        }
    }

    func text() throws -> String {
        guard let text = scalar else { throw expected("a text") }
        return text
    }

    /// The values of a list, or the one value that stands for a list of one.
    func items() -> [ConfigurationNode] {
        guard let sequence = node.sequence else { return [self] }
        return sequence.enumerated().map { index, item in
            ConfigurationNode(node: item, key: "\(key)[\(index)]", file: file)
        }
    }

    /// The texts of a list, or the one text that stands for a list of one.
    func texts() throws -> [String] { try items().map { try $0.text() } }

    func flag() throws -> Bool {
        switch scalar?.lowercased() {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default: throw expected("yes or no")
        }
    }

    /// The case whose raw value is written here.
    func choice<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) throws -> Choice
    where Choice.RawValue == String {
        let text = try text()
        guard let choice = Choice(rawValue: text) else {
            throw failure(.unknownValue(text, allowed: Choice.allCases.map(\.rawValue)))
        }
        return choice
    }

    func expected(_ form: String) -> ConfigurationError { failure(.expected(form, found: found)) }

    var isMapping: Bool { node.mapping != nil }

    private var isEmpty: Bool {
        guard let scalar = node.scalar else { return false }
        return scalar.style == .plain && ["", "null", "~"].contains(scalar.string)
    }

    private var scalar: String? { isEmpty ? nil : node.scalar?.string }

    private var found: String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        default: scalar.map { "\"\($0)\"" } ?? "nothing"
        }
    }
}

extension YamlError {
    /// Where the parser stopped and what it said there.
    fileprivate var place: (line: Int, problem: String)? {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (mark.line, problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            (context.mark.line, "\(duplicates.joined(separator: ", ")) is there twice")
        default: nil
        }
    }
}
