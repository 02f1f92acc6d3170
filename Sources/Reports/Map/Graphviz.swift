import Foundation

/// The program `dot` of Graphviz, which lays out directed graphs in layers (Gansner, Koutsofios, North and Vo, "A Technique for
/// Drawing Directed Graphs", IEEE Trans. Softw. Eng. 19, 1993).
enum Graphviz {
    /// How long it may take: maps of hundreds of activities take a second.
    static let limit = Duration.seconds(60)

    /// - Parameters:
    ///   - path: the folders that the program may be in; nil for those of the environment.
    ///   - folder: where its files are while it runs.
    /// - Throws: ``GraphvizError``.
    static func layout(
        _ graph: GraphOutline,
        searching path: String? = nil,
        in folder: URL = FileManager.default.temporaryDirectory,
        for limit: Duration = Graphviz.limit
    ) throws -> GraphLayout {
        guard let program = ExternalProgram.first(of: ["dot"], searching: path) else {
            throw GraphvizError.missing
        }
        return try GraphvizAnswer(try run(program, on: source(graph), folder, limit)).layout(graph)
    }

    /// The graph in the language of Graphviz; names from the log are no part of it.
    static func source(_ graph: GraphOutline) -> String {
        var lines = [
            "digraph {", "graph [nodesep=0.3 ranksep=0.35 margin=0]",
            "node [shape=box fixedsize=true label=\"\"]", "edge [arrowsize=0.7]",
        ]
        for (index, box) in graph.boxes.enumerated() {
            lines.append("n\(index) [width=\(box.width / 72) height=\(box.height / 72)]")
        }
        for (index, arrow) in graph.arrows.enumerated() {
            let (width, height) = (Int(arrow.label.width), Int(arrow.label.height))
            let size = "border=\"0\" fixedsize=\"true\" width=\"\(width)\" height=\"\(height)\""
            lines.append(
                "n\(arrow.from) -> n\(arrow.to) [id=\"\(index)\" weight=\(arrow.weight) "
                    + "label=<<table \(size)><tr><td></td></tr></table>>]"
            )
        }
        return lines.joined(separator: "\n") + "\n}\n"
    }

    private static func run(
        _ program: ExternalProgram,
        on source: String,
        _ temporary: URL,
        _ limit: Duration
    ) throws -> Data {
        do {
            return try program.run(for: limit, in: temporary) { folder in
                let input = folder.appending(path: "in")
                try Data(source.utf8).write(to: input)
                return ["-q", "-Tjson0", input.path]
            } output: {
                try Data(contentsOf: $0.appending(path: "output"))
            }
        } catch let failure as ProgramFailure {
            throw GraphvizError.failed(failure)
        }
    }
}

/// What `dot -Tjson0` writes, as far as it is needed: places in points, upwards from the lower left corner.
private struct GraphvizAnswer: Decodable {
    struct Box: Decodable {
        let name: String
        let pos: String
    }

    struct Arrow: Decodable {
        let id: String
        let pos: String
        let lp: String?
    }

    /// Lower left and upper right corner.
    let bb: String
    let objects: [Box]
    /// Left out where there is none.
    let edges: [Arrow]?

    init(_ data: Data) throws {
        guard let answer = try? JSONDecoder().decode(GraphvizAnswer.self, from: data) else {
            throw GraphvizError.unreadable
        }
        self = answer
    }

    func layout(_ graph: GraphOutline) throws -> GraphLayout {
        let corners = try GraphvizAnswer.numbers(bb)
        guard corners.count == 4 else { throw GraphvizError.unreadable }
        func point(_ text: some StringProtocol) throws -> Point {
            let numbers = try GraphvizAnswer.numbers(text)
            guard numbers.count == 2 else { throw GraphvizError.unreadable }
            return Point(x: numbers[0] - corners[0], y: corners[3] - numbers[1])
        }
        var boxes: [String: Point] = [:]
        for box in objects { boxes[box.name] = try point(box.pos) }
        var routes: [String: GraphLayout.Route] = [:]
        for arrow in edges ?? [] {
            let words = arrow.pos.split(separator: " ")
            let tip = words.first { $0.hasPrefix("e,") }?.dropFirst(2)
            routes[arrow.id] = GraphLayout.Route(
                curve: try words.filter { !$0.hasPrefix("e,") && !$0.hasPrefix("s,") }.map { try point($0) },
                tip: try tip.map { try point($0) },
                label: try arrow.lp.map { try point($0) }
            )
        }
        return GraphLayout(
            width: corners[2] - corners[0],
            height: corners[3] - corners[1],
            boxes: try graph.boxes.indices.map { try GraphvizAnswer.found(boxes["n\($0)"]) },
            routes: try graph.arrows.indices.map { try GraphvizAnswer.found(routes["\($0)"]) }
        )
    }

    private static func numbers(_ text: some StringProtocol) throws -> [Double] {
        try text.split(separator: ",").map { try found(Double($0)) }
    }

    private static func found<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw GraphvizError.unreadable }
        return value
    }
}
