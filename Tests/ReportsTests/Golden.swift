import Delays
import Foundation
import GoldenFiles

enum Golden {
    static let folder = GoldenFolder(beside: #filePath)

    /// The small report that all golden files show.
    static func report() throws -> DelayReport {
        try JSONDecoder().decode(DelayReport.self, from: Data(try folder.content(of: "delays.json").utf8))
    }
}
