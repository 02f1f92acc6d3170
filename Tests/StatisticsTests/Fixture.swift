import Foundation

/// Reference results in Fixtures.
enum Fixture {
    /// The contents of Fixtures/`name`.json.
    static func read<Contents: Decodable>(_ name: String, as type: Contents.Type = Contents.self) throws
        -> Contents
    {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Fixtures/\(name).json"
        )
        return try JSONDecoder().decode(type, from: Data(contentsOf: file))
    }
}
