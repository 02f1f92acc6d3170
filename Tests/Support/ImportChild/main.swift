import EventLogs
import Foundation
import SampleLogs
import Workspace

/// `ImportChild WORKSPACE SEED ORDERS REJECTED CACHE`: imports a sample log, for tests that kill it; CACHE is in
/// bytes.
///
/// It writes a line when it is about to open the workspace, and another when the import is done.
func importSample() throws {
    let arguments = CommandLine.arguments
    let sample = SampleLog.random(
        seed: UInt64(arguments[2]) ?? 0,
        orders: Int(arguments[3]) ?? 0,
        rejected: Int(arguments[4]) ?? 0
    )
    try FileHandle.standardOutput.write(contentsOf: Data("ready\n".utf8))
    let cache = Int(arguments[5]) ?? 0
    let workspace = try Workspace(at: arguments[1], ifMissing: .create, cacheBytes: cache)
    try workspace.store(sample, from: ImportSource(name: "sample"), toolVersion: "test")
    try FileHandle.standardOutput.write(contentsOf: Data("done\n".utf8))
}

try importSample()
