import EventLogs

/// What the proposed weights would do to people, or how they stand where the weights are kept.
public struct ConsequencesRow: Codable, Sendable, Equatable {
    /// Whether any weight is another one; if not, what is proposed is what there is.
    public var changesWeights: Bool
    /// Over which the means are.
    public var periods: [String]
    /// Who loses most comes first; of equal changes, whose rank is the better.
    public var people: [PersonRow]
    public var unscored: [String]
    public var groups: [GroupRow]
    /// How many people are in no group of a column.
    public var ungrouped: [Consequences.Ungrouped]
    /// How many person-periods have a score under one of both weightings alone; they are left out.
    public var scoredUnderOne: BeforeAfter<Int>
    /// Why means are not drawn in: `tooFewPeople`, `noVariance` or `notFinite`; nil where they are.
    @ExplicitNull public var notShrunk: String?
    public var caseMix: CaseMixRow
    /// What is not told, so that from the one nothing can be computed of the other: `people` or `groups`; nil where all is.
    @ExplicitNull public var withheld: String?

    public struct PersonRow: Codable, Sendable, Equatable {
        public var person: String
        public var periods: Int
        public var composite: BeforeAfter<Double>
        /// The composite, adjusted for the mix of orders and drawn towards the mean of all by as much as chance moves it.
        @ExplicitNull public var fairMean: BeforeAfter<Double>?
        /// What the mix of orders adds to the composite before it is drawn in.
        @ExplicitNull public var adjustment: BeforeAfter<Double>?
        /// What was to be expected of the person's orders, in the unit of the mix.
        @ExplicitNull public var mix: Double?
        public var rank: BeforeAfter<Int>
        public var lights: BeforeAfter<PersonConsequence.LightCounts>
        /// Of a full pay.
        @ExplicitNull public var pay: BeforeAfter<Double>?
        /// What each indicator adds to the change of the composite, in the order of the card.
        public var parts: [Double]
        /// The indicators that take most away, or give most, by id.
        public var reasons: [String]
    }

    public struct GroupRow: Codable, Sendable, Equatable {
        public var column: String
        public var group: String
        public var people: Int
        /// Whether there are too few people to be told of.
        public var isSuppressed: Bool
        @ExplicitNull public var composite: BeforeAfter<Double>?
        @ExplicitNull public var change: IntervalRow?
        @ExplicitNull public var pay: BeforeAfter<Double>?
        @ExplicitNull public var greenShare: BeforeAfter<Double>?
        @ExplicitNull public var impactCurrent: ImpactRow?
        @ExplicitNull public var impactProposed: ImpactRow?
    }

    /// A mean with its interval, of the confidence of the whole report.
    public struct IntervalRow: Codable, Sendable, Equatable {
        public var value: Double
        public var low: Double
        public var high: Double
    }

    /// The share of green periods beside that of the group with the largest.
    public struct ImpactRow: Codable, Sendable, Equatable {
        public var ratio: Double
        public var reference: String
        @ExplicitNull public var low: Double?
        @ExplicitNull public var high: Double?
        /// Never where `hasTooFewGreen`.
        public var isBelowFourFifths: Bool
        /// Whether there are too few green periods for the ratio to say anything.
        public var hasTooFewGreen: Bool

        init(_ impact: AdverseImpact) {
            ratio = impact.ratio
            reference = impact.reference
            low = impact.interval?.lowerBound
            high = impact.interval?.upperBound
            isBelowFourFifths = impact.isBelowFourFifths
            hasTooFewGreen = impact.hasTooFewGreen
        }
    }

    /// - Parameters:
    ///   - confidence: of the intervals.
    ///   - disclosure: of whom rows are.
    init(_ consequences: Consequences, _ card: Scorecard, confidence: Double, _ disclosure: Disclosure) {
        changesWeights = consequences.changesWeights
        periods = consequences.periods.map(\.description)
        unscored = disclosure == .groupsOnly ? [] : consequences.unscored
        ungrouped = disclosure == .peopleOnly ? [] : consequences.ungrouped
        scoredUnderOne = consequences.scoredUnderOne
        withheld =
            switch disclosure {
            case .peopleAndGroups: nil
            case .peopleOnly: consequences.groups.isEmpty ? nil : "groups"
            case .groupsOnly: "people"
            }
        notShrunk =
            switch consequences.notShrunk {
            case .tooFewPeople: "tooFewPeople"
            case .noVariance: "noVariance"
            case .notFinite: "notFinite"
            case nil: nil
            }
        caseMix = CaseMixRow(consequences, confidence: confidence)
        people = (disclosure == .groupsOnly ? [] : consequences.people).map { person in
            PersonRow(
                person: person.person,
                periods: person.periods,
                composite: person.composite,
                fairMean: person.fairMean,
                adjustment: person.adjustment,
                mix: person.mix,
                rank: person.rank,
                lights: person.lights,
                pay: person.pay,
                parts: person.parts,
                reasons: person.reasons(most: 2).map { card.indicators[$0].id }
            )
        }
        groups = (disclosure == .peopleOnly ? [] : consequences.groups).map { group in
            GroupRow(
                column: group.column,
                group: group.group,
                people: group.people,
                isSuppressed: group.figures == nil,
                composite: group.figures?.composite,
                change: group.figures.map {
                    IntervalRow(
                        value: $0.composite.change,
                        low: $0.changeInterval.lowerBound,
                        high: $0.changeInterval.upperBound
                    )
                },
                pay: group.figures?.pay,
                greenShare: group.figures?.greenShare,
                impactCurrent: group.figures?.impact.current.map(ImpactRow.init),
                impactProposed: group.figures?.impact.proposed.map(ImpactRow.init)
            )
        }
    }
}
