import EventLogs
import LogReaders
import TestInputs

extension SharedData {
    static func read(_ name: String, keepsAttributes: Bool = true) throws -> AssembledLog {
        var options = ReadingOptions()
        options.keepsAttributes = keepsAttributes
        return try LogReader.read(path: path(name), options: options)
    }
}
