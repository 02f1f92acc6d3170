import EventLogs
import LogReaders
import TestInputs

extension SharedData {
    static func log(_ name: String, _ options: ReadingOptions = ReadingOptions()) throws -> EventLog {
        try LogReader.read(path: path(name), options: options).log
    }
}
