import EventLogs
import Foundation

/// What the assistants do beside the orders, and what they think of each other, for the first three months of the desk: the
/// tables that the formulas of its scorecard select from.
public struct DeskRecords: Sendable {
    public var records: [Record]
    public var marks: [Mark]
    public var people: [Person]
    /// What each rater gives more than others would, planted in ``marks``.
    public var leniency: [ScorecardTruth.Leniency]

    /// One thing done, well or not.
    public struct Record: Sendable, Equatable {
        public var person: String
        public var date: CivilDate
        public var kind: Kind
        /// 1 where it was done as it should be, or what was measured: days, a level, per cent.
        public var value: Int
    }

    public enum Kind: String, Sendable, CaseIterable {
        case report, complaint, visit
        case customerFile = "customer-file"
        case document, reminder, behaviour
        case keyResult = "key-result"
        case supplierCheck = "supplier-check"
    }

    /// A colleague's mark, from 0 to 100.
    public struct Mark: Sendable, Equatable {
        public var person: String
        public var rater: String
        /// A month, such as `2025-03`.
        public var period: String
        public var mark: Int
    }

    public struct Person: Sendable, Equatable {
        public var name: String
        public var team: String
        public var isPartTime: Bool
    }

    static let months = 3
    /// The last of the people is rated by this many, which is too few for a mark to be shown.
    static let tooFewRaters = 2
}
