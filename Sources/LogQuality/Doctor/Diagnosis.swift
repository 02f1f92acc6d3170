import EventLogs

/// What is wrong with a log, and what was looked at and found sound.
public struct Diagnosis: Codable, Sendable, Equatable {
    /// The gravest first; within a severity in the order of the checks.
    public var findings: [QualityFinding]
    /// Titles of the checks that found nothing.
    public var passed: [PassedCheck]

    public struct PassedCheck: Codable, Sendable, Equatable {
        /// The same in every version and language.
        public var check: CheckName
        public var title: String
    }

    /// The gravest severity found; nil if nothing was.
    public var severity: QualityFinding.Severity? { findings.map(\.severity).max() }

    /// The columns that findings of that code name.
    public func columns(_ code: QualityCode) -> [String] {
        findings.filter { $0.code == code }.flatMap(\.columns)
    }
}

/// One thing that is wrong with the data, or that a reader of results has to know.
public struct QualityFinding: Codable, Sendable, Equatable {
    /// The same in every version and language.
    public var code: QualityCode
    public var severity: Severity
    public var title: String
    /// What was found, with its figures.
    public var message: String
    /// What to do about it.
    public var advice: String
    /// How many of `unit` are affected, out of how many.
    public var count: Int
    public var of: Int
    public var unit: Unit
    /// `count / of`; 0 if there are none.
    public var share: Double
    /// The columns at fault, where it is columns.
    public var columns: [String]
    public var examples: [ExampleRow]
    /// The values that are artefacts, where it is about them.
    public var artefacts: [ArtefactLevel]

    public enum Severity: String, Codable, Sendable, Comparable, CaseIterable {
        /// Good to know.
        case note
        /// Some results may mislead.
        case warning
        /// Results would be wrong.
        case error

        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    public enum Unit: String, Codable, Sendable, CaseIterable {
        case rows, events, orders, resources, columns, activities, values
    }
}

/// A row of the log, or an order, that shows what a finding means.
public struct ExampleRow: Codable, Sendable, Equatable {
    public var order: String?
    public var activity: String?
    public var resource: String?
    /// ISO 8601 in the log's zone; nil where the source gives none.
    public var start: String?
    public var end: String?
    /// The row of the source, counted from 1, the header not counted.
    public var row: Int?
    /// What is remarkable about it, such as the offending text.
    public var value: String?
}
