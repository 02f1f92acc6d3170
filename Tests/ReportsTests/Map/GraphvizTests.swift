import Foundation
import Testing

@testable import Reports

@Suite struct GraphvizTests {
    private let graph = GraphOutline(
        boxes: [
            .init(width: 80, height: 30), .init(width: 120, height: 40), .init(width: 60, height: 30),
        ],
        arrows: [
            .init(from: 0, to: 1, weight: 3, label: .init(width: 50, height: 20)),
            .init(from: 1, to: 2, weight: 1, label: .init(width: 50, height: 20)),
            .init(from: 2, to: 1, weight: 1, label: .init(width: 50, height: 20)),
            .init(from: 1, to: 1, weight: 1, label: .init(width: 50, height: 20)),
        ]
    )

    @Test func boxesLieApartAndArrowsJoinThem() throws {
        let layout = try Graphviz.layout(graph)
        #expect(layout.boxes.count == 3 && layout.routes.count == 4)
        // From the top down, none over the other.
        for (upper, lower) in [(0, 1), (1, 2)] {
            let room = (graph.boxes[upper].height + graph.boxes[lower].height) / 2
            #expect(layout.boxes[lower].y - layout.boxes[upper].y >= room)
        }
        for (arrow, route) in zip(graph.arrows, layout.routes) {
            #expect(route.curve.count % 3 == 1 && route.label != nil)
            let (from, to) = (layout.boxes[arrow.from], layout.boxes[arrow.to])
            let (start, tip) = (try #require(route.curve.first), try #require(route.tip))
            #expect(abs(start.x - from.x) <= graph.boxes[arrow.from].width / 2 + 2)
            #expect(abs(start.y - from.y) <= graph.boxes[arrow.from].height / 2 + 2)
            #expect(abs(tip.x - to.x) <= graph.boxes[arrow.to].width / 2 + 2)
            #expect(abs(tip.y - to.y) <= graph.boxes[arrow.to].height / 2 + 2)
        }
        for point in layout.boxes + layout.routes.flatMap(\.curve) {
            #expect((-1...layout.width + 1).contains(point.x) && (-1...layout.height + 1).contains(point.y))
        }
        #expect(try Graphviz.layout(graph) == layout)
    }

    /// Runs the test with a folder that has a program `dot` of these lines.
    private func withProgram(_ lines: String, _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dot-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = folder.appending(path: "dot")
        try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        try body(folder.path)
    }

    @Test func aProgramThatIsMissingFailsOrBabblesIsSaid() throws {
        #expect(throws: GraphvizError.missing) { try Graphviz.layout(graph, searching: "/nowhere:/neither") }
        #expect(throws: GraphvizError.missing) { try Graphviz.layout(graph, searching: "") }
        try withProgram("echo out of memory >&2; exit 3") { path in
            #expect(throws: GraphvizError.failed(.ended(status: 3, message: "out of memory"))) {
                try Graphviz.layout(graph, searching: path)
            }
        }
        for answer in ["hello", "{}", #"{"bb":"0,0,9,9","objects":[{"name":"n0","pos":"1,x"}]}"#] {
            try withProgram("echo '\(answer)'") { path in
                #expect(throws: GraphvizError.unreadable) { try Graphviz.layout(graph, searching: path) }
            }
        }
    }

    @Test func nothingIsLeftInTheFolderForTemporaryFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dot-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try Graphviz.layout(graph, in: folder)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
}
