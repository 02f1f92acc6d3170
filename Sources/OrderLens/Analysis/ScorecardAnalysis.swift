import Foundation
import Scorecards
import Workspace

/// A scorecard with everything that was measured for it: what the commands about scores, indicators and weights begin with.
public struct ScorecardAnalysis: Sendable {
    public let card: Scorecard
    public private(set) var measurements: CardMeasurements
    public let marks: PeerMarks?
    public let appeals: AppealRegister
    /// Names in the tables that the card does not have.
    public let unmatched: [MeasurementTable.Unmatched]
    /// The path of the workspace, if there is one.
    public let workspace: String?

    /// What is read.
    public struct Inputs: Sendable {
        /// The scorecard file.
        public var card: String
        /// The workspace that formulas select from.
        public var workspace: String?
        /// Tables of measurements, of indicators or outcomes.
        public var tables: [String] = []
        /// A table of colleagues' marks.
        public var ratings: String?
        /// The id of the indicator that those are of; found if the card has one of peers.
        public var ratingsIndicator: String?
        /// Of the tables' text; nil for what their first bytes say, or UTF-8.
        public var encoding: TextEncoding?
        /// Of each formula's run.
        public var limits = QuerySandbox.Limits()

        public init(card: String, workspace: String? = nil) {
            self.card = card
            self.workspace = workspace
        }
    }

    /// - Parameter isKept: which facts to keep for explanations.
    /// - Throws: ``ScorecardInputError``, and what reading cards, tables, formulas and workspaces throws.
    public init(_ inputs: Inputs, keepingFacts isKept: (Fact) -> Bool = { _ in false }) throws {
        card = try ScorecardAnalysis.card(inputs.card)
        workspace = inputs.workspace
        let card = card
        let tables = try inputs.tables.map {
            try MeasurementTable(path: $0, for: card, encoding: inputs.encoding)
        }
        unmatched = tables.flatMap(\.unmatched)
        marks = try inputs.ratings.map { path in
            let indicator = try ScorecardAnalysis.ratedIndicator(inputs.ratingsIndicator, card)
            return try PeerMarks(
                try RatingTable(path: path, periods: card.periods, encoding: inputs.encoding).ratings,
                of: indicator.id,
                minimum: indicator.minimumCount
            )
        }
        let workspace = try inputs.workspace.map { try Workspace(at: $0) }
        appeals = try workspace.map { try AppealRegister(of: $0) } ?? AppealRegister()
        measurements = try CardMeasurements(
            card,
            tables: tables,
            marks: marks.map { [$0] } ?? [],
            workspace: workspace,
            appeals: appeals,
            keepingFacts: isKept,
            limits: inputs.limits
        )
        if measurements.panel.rowCount == 0 {
            throw ScorecardInputError.nothingMeasured(card: inputs.card, hasWorkspace: workspace != nil)
        }
    }

    /// Everybody of whom something is known.
    public var people: [String] {
        let ofFacts = measurements.facts.values.flatMap { $0.map(\.person) }
        return Array(Set(measurements.panel.people + measurements.withheld.map(\.person) + ofFacts)).sorted()
    }

    /// The same with pseudonyms in place of people's names.
    /// - Precondition: all ``people`` have one.
    public func pseudonymised(_ names: Pseudonyms) -> ScorecardAnalysis {
        var renamed = self
        renamed.measurements = measurements.renamingPeople { names[$0] }
        return renamed
    }

    /// Reads a scorecard file.
    public static func card(_ path: String) throws -> Scorecard {
        try Scorecard(text: cardText(path), file: path)
    }

    /// The text of a scorecard file.
    public static func cardText(_ path: String) throws -> String {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ScorecardInputError.unreadableCard(path)
        }
        return text
    }

    private static func ratedIndicator(_ id: String?, _ card: Scorecard) throws -> Indicator {
        if let id {
            guard let indicator = card.indicators.first(where: { $0.id == id }) else {
                throw ScorecardInputError.noSuchIndicator(id, known: card.indicators.map(\.id))
            }
            return indicator
        }
        let ofPeers = card.indicators.filter { $0.source == .peer }
        guard ofPeers.count == 1 else { throw ScorecardInputError.undecidedRatings(ofPeers.map(\.id)) }
        return ofPeers[0]
    }
}

/// Why a scorecard cannot be worked with.
public enum ScorecardInputError: Error, Sendable, Equatable {
    case unreadableCard(String)
    case noSuchIndicator(String, known: [String])
    /// No indicator, or several, have peers as their source.
    case undecidedRatings([String])
    case nothingMeasured(card: String, hasWorkspace: Bool)
    case noSuchPerson(String, known: [String])
    case noSuchPeriod(String, first: String, last: String)
    /// The person has no values in the period.
    case nothingOfPerson(String, Period)
    /// Nobody has values in the period.
    case nothingOfPeriod(Period)
}

extension ScorecardAnalysis {
    /// The period that a text names.
    /// - Throws: ``ScorecardInputError/noSuchPeriod(_:first:last:)``.
    public func period(_ text: String) throws -> Period {
        let periods = measurements.panel.periods
        guard let period = Period(text), periods.contains(period) else {
            throw ScorecardInputError.noSuchPeriod(
                text,
                first: periods.first?.description ?? "",
                last: periods.last?.description ?? ""
            )
        }
        return period
    }

    /// Makes sure that there is something to show.
    /// - Parameters:
    ///   - person: nil for all.
    ///   - period: nil for all.
    /// - Throws: ``ScorecardInputError/nothingMeasured(card:hasWorkspace:)`` and its like, which say what is not there.
    public func checkScores(of person: String?, in period: Period?, inputs: Inputs) throws {
        let panel = measurements.panel
        let isAnything = (0..<panel.rowCount).contains { row in
            let isOfPerson = person.map { $0 == panel.people[Int(panel.personCodes[row])] } ?? true
            let isOfPeriod = period.map { $0 == panel.periods[Int(panel.periodCodes[row])] } ?? true
            return measurements.hasIndicator[row] && isOfPerson && isOfPeriod
        }
        if isAnything { return }
        if let person, let period { throw ScorecardInputError.nothingOfPerson(person, period) }
        if let period { throw ScorecardInputError.nothingOfPeriod(period) }
        throw ScorecardInputError.nothingMeasured(
            card: inputs.card,
            hasWorkspace: inputs.workspace != nil
        )
    }

    /// Makes sure that an indicator is measured or withheld of the person.
    /// - Throws: ``ScorecardInputError/noSuchPerson(_:known:)``.
    public func check(person: String) throws {
        let people = measurements.scoredPeople
        guard people.contains(person) else {
            throw ScorecardInputError.noSuchPerson(person, known: people)
        }
    }
}
