import Dispatch
import Foundation

/// What to do when the user presses Ctrl-C while files are being written.
enum Interruption {
    nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

    /// From now on an interruption removes this process's partial files from that folder before it ends the program.
    static func removesPartialFiles(in folder: String) {
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
                for name in names where name.hasSuffix(".partial-\(getpid())") { unlink("\(folder)/\(name)") }
                _exit(128 + number)
            }
            source.resume()
            sources.append(source)
        }
    }
}
