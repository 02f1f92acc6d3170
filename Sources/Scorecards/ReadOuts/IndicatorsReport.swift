import EventLogs

/// What `orderlens indicators` says.
public struct IndicatorsReport: Codable, Sendable {
    /// The version of this form.
    public var schema = "orderlens.indicators/1"
    public var card: NameRow
    public var periods: String
    @ExplicitNull public var firstPeriod: String?
    @ExplicitNull public var lastPeriod: String?
    public var people: Int
    /// Of every interval.
    public var confidence: Double
    /// The false discovery rate up to which something is told from chance.
    public var level: Double
    /// How many p values the associations are adjusted for, and how many the checks.
    public var tests: Int
    public var checkTests: Int
    public var indicators: [MeasureRow]
    public var outcomes: [MeasureRow]
    public var collinearity: CollinearityRow
    /// Outcome by outcome, within it indicator by indicator.
    public var associations: [AssociationRow]
    public var checks: [GamingCheckRow]
    /// What the card has and nothing was measured of.
    public var unmeasured: [String]
    /// The same by name.
    public var unmeasuredNames: [NameRow]
    /// Names in the tables that the card does not have.
    public var unmatched: [String]

    /// How far indicators say the same.
    public struct CollinearityRow: Codable, Sendable, Equatable {
        public var rows: Int
        @ExplicitNull public var conditionNumber: Double?
        public var madeUp: [MadeUpRow]
        /// Indicators, by id, that no row has together with any outcome; partial correlations and factors are those of the others.
        public var setAside: [String]
    }

    /// An indicator that others make up exactly.
    public struct MadeUpRow: Codable, Sendable, Equatable {
        public var indicator: String
        public var others: [String]
    }

    /// - Parameters:
    ///   - checks: pairs of a check and the load under which it may be skipped, by their ids.
    ///   - facts: when work was done, if that is known.
    /// - Throws: ``AssociationError``.
    public init(
        _ measurements: CardMeasurements,
        checks pairs: [GamingPairs.Pair] = [],
        facts: FactTimes? = nil,
        unmatched: [String] = [],
        settings: AssociationSettings = AssociationSettings(),
        gaming: GamingSettings = GamingSettings()
    ) throws {
        let card = measurements.card
        let panel = measurements.panel
        let unmeasured = Set(measurements.unmeasured)
        let indicators = card.indicators.filter { !unmeasured.contains($0.id) }
        let outcomes = card.outcomes.filter { !unmeasured.contains($0.id) }
        let table = try AssociationTable(
            panel,
            indicators: indicators.map { IndicatorTraits($0, in: measurements) },
            outcomes: outcomes.map(IndicatorTraits.init),
            settings: settings
        )
        let measured = Set(indicators.map(\.id))
        let gamingChecks = try GamingChecks(
            panel,
            indicators: table.indicators,
            pairs: GamingPairs(
                tradeOffs: card.balance.filter {
                    measured.contains($0.speed) && measured.contains($0.quality)
                }
                .map { GamingPairs.Pair($0.speed, $0.quality) },
                checks: pairs
            ),
            facts: facts,
            settings: gaming
        )
        self.card = NameRow(card.name)
        periods = card.periods.rawValue
        firstPeriod = panel.periods.first?.description
        lastPeriod = panel.periods.last?.description
        people = panel.people.count
        confidence = settings.confidence
        level = settings.level
        tests = table.tests
        checkTests = gamingChecks.tests
        let names =
            indicators.map { (NameRow($0.name), NameRow($0.unit.text)) }
            + outcomes.map { (NameRow($0.name), NameRow($0.unit.text)) }
        let inflation = table.collinearity.varianceInflation + outcomes.map { _ in nil }
        let rows = table.measurements.enumerated().map { index, quality in
            MeasureRow(
                quality,
                names[index].0,
                unit: names[index].1,
                inflation: inflation[index],
                periods: panel.periods,
                settings: settings
            )
        }
        self.indicators = Array(rows.prefix(indicators.count))
        self.outcomes = Array(rows.dropFirst(indicators.count))
        collinearity = CollinearityRow(
            rows: table.collinearity.rows,
            conditionNumber: table.collinearity.conditionNumber,
            madeUp: table.collinearity.madeUp.map { MadeUpRow(indicator: $0.indicator, others: $0.others) },
            setAside: table.setAside.map { table.indicators[$0].id }
        )
        associations = table.associations.map { AssociationRow($0, level: settings.level) }
        checks = gamingChecks.checks.map { GamingCheckRow($0, level: gaming.level) }
        self.unmeasured = measurements.unmeasured
        let named = Dictionary(
            card.indicators.map { ($0.id, NameRow($0.name)) }
                + card.outcomes.map { ($0.id, NameRow($0.name)) }
        ) { first, _ in first }
        unmeasuredNames = measurements.unmeasured.compactMap { named[$0] }
        self.unmatched = unmatched
    }
}
