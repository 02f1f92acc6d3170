import EventLogs

/// What `orderlens scores` says.
public struct ScoresReport: Codable, Sendable {
    /// The version of this form.
    public var schema = "orderlens.scores/1"
    public var card: NameRow
    public var periods: String
    /// How much of the whole weight has to be measured for a composite.
    public var minimumCoverage: Double
    public var groups: [GroupRow]
    public var indicators: [IndicatorRow]
    /// By person, then period; those of whom an indicator is measured, or withheld.
    public var scores: [ScoreRow]
    @ExplicitNull public var pool: PoolRow?
    @ExplicitNull public var marks: MarksRow?
    /// Appeals by which facts do not count.
    public var appeals: Int
    /// The numbers of those that took out none: what they name is in no fact of the card, or another appeal took it out.
    public var appealsWithoutFact: [Int]
    /// Names in the tables that the card does not have.
    public var unmatched: [String]

    /// How the profit pool of a period was shared out.
    public struct PoolRow: Codable, Sendable, Equatable {
        public var period: String
        public var salesCents: Int
        public var cents: Int
        /// Nobody gets more than so many times the mean.
        public var cap: Double
        public var undistributedCents: Int
        /// `noScores` or `allCapped`, where not all was given out.
        @ExplicitNull public var reason: String?
    }

    /// What became of colleagues' marks.
    public struct MarksRow: Codable, Sendable, Equatable {
        public var indicator: String
        public var raters: Int
        @ExplicitNull public var targets: Int?
        /// Of the mean of a target's marks; see ``Statistics/IntraclassCorrelation``.
        @ExplicitNull public var iccOneWaySingle: Double?
        @ExplicitNull public var iccOneWayMean: Double?
        @ExplicitNull public var iccTwoWaySingle: Double?
        public var withheld: Int
        public var selfMarks: Int
        public var components: Int
        /// Raters with marks enough for their leniency to be taken away; of nobody it is told.
        public var ratersCorrected: Int
        /// The standard deviation of their leniency, in units of the mark; nil with fewer than three of them.
        @ExplicitNull public var leniencySpread: Double?
    }

    /// - Parameters:
    ///   - salesCents: of the period whose profit pool is shared out; nil for none.
    ///   - poolPeriod: that period.
    ///   - isShown: which person's periods to list.
    public init(
        _ scores: Scores,
        _ measurements: CardMeasurements,
        marks: PeerMarks? = nil,
        appeals: AppealRegister = AppealRegister(),
        unmatched: [String] = [],
        salesCents: Int? = nil,
        poolPeriod: Period? = nil,
        isShown: (_ person: String, _ period: Period) -> Bool = { _, _ in true }
    ) {
        let card = scores.card
        self.card = NameRow(card.name)
        periods = card.periods.rawValue
        minimumCoverage = card.minimumCoverage
        groups = card.groups.map { group in
            GroupRow(
                id: group.id,
                name: NameRow(group.name),
                share: group.share,
                payShare: card.pay.map { $0.groupShares[group.id] ?? 0 }
            )
        }
        indicators = zip(card.indicators, measurements.origins).map { IndicatorRow($0, $1) }
        let standing = appeals.standing.map(\.number)
        appealsWithoutFact = standing.filter { measurements.takenOut[$0] == nil }
        self.appeals = standing.count - appealsWithoutFact.count
        self.unmatched = unmatched
        self.marks = marks.map(MarksRow.init)

        let panel = scores.panel
        let counts = card.indicators.map { panel[$0.id]?.counts }
        var withheld: [Cell: [WithheldValue]] = [:]
        for value in measurements.withheld {
            withheld[Cell(person: value.person, period: value.period.index), default: []].append(value)
        }
        var pool: [Int: Int] = [:]
        if let salesCents, let poolPeriod, let plan = card.pay?.pool {
            let shared = ScoresReport.share(salesCents, plan, scores, poolPeriod)
            self.pool = shared.row
            pool = shared.cents
        }
        self.scores = (0..<panel.rowCount).compactMap { row in
            let person = panel.people[Int(panel.personCodes[row])]
            let period = panel.periods[Int(panel.periodCodes[row])]
            guard measurements.hasIndicator[row], isShown(person, period) else { return nil }
            let key = Cell(person: person, period: period.index)
            var shown = ScoreRow(row, of: scores, counts: counts, withheld: withheld[key] ?? [])
            shown.poolCents = pool[row]
            return shown
        }
    }

    private struct Cell: Hashable {
        let person: String
        let period: Int
    }

    private static func share(
        _ salesCents: Int,
        _ plan: PayPlan.ProfitPool,
        _ scores: Scores,
        _ period: Period
    ) -> (row: PoolRow, cents: [Int: Int]) {
        let panel = scores.panel
        let rows = (0..<panel.rowCount).filter { panel.periods[Int(panel.periodCodes[$0])] == period }
        let cents = plan.cents(ofSales: salesCents)
        let shared = PoolDistribution(cents: cents, scores: rows.map { scores.composites[$0] }, cap: plan.cap)
        return (
            PoolRow(
                period: period.description,
                salesCents: salesCents,
                cents: cents,
                cap: plan.cap,
                undistributedCents: shared.undistributed,
                reason: shared.reason?.rawValue
            ),
            // Whose score is withheld has no part in it, which is not a part of nothing.
            Dictionary(
                uniqueKeysWithValues: zip(rows, shared.cents).filter { !scores.composites[$0.0].isNaN }
            )
        )
    }
}

extension ScoresReport.MarksRow {
    init(_ marks: PeerMarks) {
        indicator = marks.indicator
        raters = marks.leniency.raters
        targets = marks.agreement?.targets
        iccOneWaySingle = marks.agreement?.oneWaySingle
        iccOneWayMean = marks.agreement?.oneWayMean
        iccTwoWaySingle = marks.agreement?.twoWaySingle
        withheld = marks.withheld.count
        selfMarks = marks.selfMarks
        components = marks.components
        ratersCorrected = marks.leniency.estimated
        leniencySpread = marks.leniency.standardDeviation
    }
}
