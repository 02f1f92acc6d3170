import Foundation
import TestInputs
import Testing

@testable import LogReaders

extension SharedData {
    static func stream(_ name: String) throws -> ByteStream { try ByteStream(path: path(name)) }
}

extension Trait where Self == ConditionTrait {
    /// For what takes more than a moment in a debug build.
    static var onDemand: Self {
        .enabled(
            if: ProcessInfo.processInfo.environment["ORDERLENS_LARGE_LOGS"] != nil,
            "set ORDERLENS_LARGE_LOGS=1 to read the large logs too"
        )
    }
}
