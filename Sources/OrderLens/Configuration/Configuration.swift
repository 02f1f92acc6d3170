import Delays
import EventLogs
import Improvements
import LogReaders
import Reports
import WorkCalendars

/// How a log shall be read and judged; what is not said is found out or stays at its default.
///
/// This is what `orderlens.yml` holds and what the flags of the command line say; ``overridden(by:)`` puts the two
/// together.
public struct Configuration: Sendable, Equatable {
    // Reading.
    public var columns: [ColumnRole: String] = [:]
    /// How the times of a column are written, by column name.
    public var timeFormats: [String: TimestampFormat] = [:]
    public var delimiter: UInt8?
    public var encoding: TextEncoding?
    /// The IANA name of the zone of times without an offset, in which the log is shown too.
    public var zone: String?
    /// Whether columns without a role are kept; true if nothing is said.
    public var keepsAttributes: Bool?
    public var objectType: String?
    public var query: String?
    /// How much memory the log and its analysis may take; what the machine has free if nothing is said.
    public var memory: MemoryBudget?

    // Judging.
    public var calendars: CalendarChoice?
    public var lateRule: LateRule?
    public var causes: CauseMethod?
    /// Whether starts that the log lacks are estimated; true if nothing is said.
    public var estimatesStarts: Bool?

    /// What time and delay cost; nothing is known of it if nothing is said.
    public var prices: Prices?

    // Reporting.
    public var language: ReportLanguage?

    public init() {}

    /// This configuration with whatever the other one says instead.
    public func overridden(by other: Configuration) -> Configuration {
        var merged = self
        merged.columns.merge(other.columns) { $1 }
        merged.timeFormats.merge(other.timeFormats) { $1 }
        merged.delimiter = other.delimiter ?? delimiter
        merged.encoding = other.encoding ?? encoding
        merged.zone = other.zone ?? zone
        merged.keepsAttributes = other.keepsAttributes ?? keepsAttributes
        merged.objectType = other.objectType ?? objectType
        merged.query = other.query ?? query
        merged.memory = other.memory ?? memory
        merged.calendars = other.calendars ?? calendars
        merged.lateRule = other.lateRule ?? lateRule
        merged.causes = other.causes ?? causes
        merged.estimatesStarts = other.estimatesStarts ?? estimatesStarts
        merged.prices = other.prices ?? prices
        merged.language = other.language ?? language
        return merged
    }

    /// What the readers are told.
    /// - Throws: ``LogReaders/ReadingError/unknownZone(name:)``.
    public func readingOptions() throws -> ReadingOptions {
        var options = ReadingOptions()
        options.columns = columns
        options.timeFormats = timeFormats
        options.delimiter = delimiter
        options.encoding = encoding
        options.zone = try namedZone
        options.keepsAttributes = keepsAttributes ?? true
        options.objectType = objectType
        options.query = query
        options.memory = memory
        return options
    }

    /// The zone, if one is named.
    /// - Throws: ``LogReaders/ReadingError/unknownZone(name:)``.
    var namedZone: ZoneRules? {
        get throws {
            guard let zone else { return nil }
            guard let rules = ZoneRules(identifier: zone) else { throw ReadingError.unknownZone(name: zone) }
            return rules
        }
    }
}

/// Where the working calendars come from.
public enum CalendarChoice: Sendable, Equatable {
    /// From when each resource worked, as the log shows it.
    case discover
    /// Everybody is always on duty.
    case always
    /// From a calendar file.
    case file(path: String)
    /// From the lines of a configuration file: its text with everything else blanked out, so that lines keep their
    /// numbers.
    case written(text: String, file: String)
}

/// How waiting is split into causes.
public enum CauseMethod: String, Sendable, CaseIterable {
    /// As OrderLens defines them.
    case ledger
    /// As the research literature defines them, to compare with.
    case literature
}
