/// What other weights would do to people, before anybody signs.
///
/// The same measurements are scored with the weights in force and with the proposed ones. Everything is a mean over the periods
/// that are looked at, of those with a composite under both.
public struct Consequences: Sendable {
    /// Whether any weight is another one, in a cycle or outside; if not, what is proposed is what there is.
    public let changesWeights: Bool
    /// The periods that are looked at and have a composite of anybody.
    public let periods: [Period]
    /// Who loses most comes first; of equal changes, whose rank is the better.
    public let people: [PersonConsequence]
    /// People with measurements in these periods but without a composite.
    public let unscored: [String]
    /// For each column of ``PeopleGroups``, in its order, the groups by name.
    public let groups: [GroupConsequence]
    /// For each column how many people with a composite are in none of its groups, where there are any.
    public let ungrouped: [Ungrouped]
    /// How many person-periods have a composite under one of both weightings alone, too little of the weight being measured under the
    /// other; they are left out.
    public let scoredUnderOne: BeforeAfter<Int>
    /// Why the means are not drawn in; nil where they are.
    public let notShrunk: NotShrunk?
    /// What fair means are adjusted by for the mix of orders, or why they are not.
    public let caseMix: Result<CaseMixAdjustment, CaseMixGap>

    /// People whom a column puts in no group.
    public struct Ungrouped: Sendable, Equatable, Codable {
        public var column: String
        public var people: Int
    }

    /// Why nothing is known of how far chance moves means.
    public enum NotShrunk: Sendable, Equatable {
        /// Fewer than four people with a composite.
        case tooFewPeople(Int)
        /// Nobody's composites differ from period to period, or nobody has two.
        case noVariance
        /// Somebody's mean, or how far chance moves it, is infinite or not a number.
        case notFinite
    }

    /// - Parameters:
    ///   - weights: the proposed ones, one for each indicator of the card.
    ///   - cycleWeights: by the id of a cycle those in it; other cycles have what they have.
    ///   - panel: the measurements, as for ``Scores``.
    ///   - isLookedAt: which periods count.
    ///   - groups: who belongs to which group; nil for none.
    ///   - smallestGroup: groups of fewer people are not told, for they would tell of single ones.
    ///   - confidence: of the intervals of groups.
    ///   - caseMix: of the panel's rows, or why there is none.
    /// - Precondition: as many weights as indicators.
    /// - Complexity: O(rows · indicators), and that of the slopes on the mix (``CaseMixSlope``).
    public init(
        of weights: [Double],
        inCycles cycleWeights: [String: [Double]] = [:],
        instead card: Scorecard,
        panel: Panel,
        in isLookedAt: (Period) -> Bool = { _ in true },
        groups membership: PeopleGroups? = nil,
        smallestGroup: Int = GroupConsequence.usualSmallest,
        confidence: Double = 0.9,
        caseMix: Result<CaseMix, CaseMixGap> = .failure(.noLog)
    ) {
        let proposed = card.weighing(weights, inCycles: cycleWeights)
        changesWeights =
            proposed.weights != card.weights
            || card.cycles.contains { proposed.weights(in: $0) != card.weights(in: $0) }
        let scores = BeforeAfter(current: Scores(card, panel), proposed: Scores(proposed, panel))
        let isPeriodIn = panel.periods.map(isLookedAt)
        let rows = (0..<panel.rowCount).filter { isPeriodIn[Int(panel.periodCodes[$0])] }
        let scored = rows.filter { row in
            !scores.current.composites[row].isNaN && !scores.proposed.composites[row].isNaN
        }
        func count(_ own: KeyPath<BeforeAfter<Scores>, Scores>) -> Int {
            rows.count { !scores[keyPath: own].composites[$0].isNaN } - scored.count
        }
        scoredUnderOne = BeforeAfter(current: count(\.current), proposed: count(\.proposed))
        var ofPerson = [[Int]](repeating: [], count: panel.people.count)
        for row in scored { ofPerson[Int(panel.personCodes[row])].append(row) }
        let present = panel.people.indices.filter { !ofPerson[$0].isEmpty }
        periods = Set(scored.map { panel.periodCodes[$0] }).sorted().map { panel.periods[Int($0)] }
        unscored = Set(rows.map { panel.personCodes[$0] }).sorted().map { Int($0) }
            .filter { ofPerson[$0].isEmpty }.map { panel.people[$0] }

        let looked = present.map { ofPerson[$0] }
        let adjustment = caseMix.flatMap { mix in
            Result { () throws(CaseMixGap) in
                try CaseMixAdjustment(
                    mix,
                    composites: scores.map(\.composites),
                    panel: panel,
                    looked: looked
                )
            }
        }
        let adjusted = try? adjustment.get()
        self.caseMix = adjustment
        let shrunk = BeforeAfter(
            current: FairMeans(looked, scores.current.composites, adjusted, adjusted?.slopes.current),
            proposed: FairMeans(looked, scores.proposed.composites, adjusted, adjusted?.slopes.proposed)
        )
        let notShrunk = shrunk.current.notShrunk ?? shrunk.proposed.notShrunk
        let ranks = shrunk.map(\.ranks)
        let all = present.enumerated().map { place, person in
            PersonConsequence(
                panel.people[person],
                rows: ofPerson[person],
                of: scores,
                adjusted: adjusted,
                fairMean: notShrunk == nil ? shrunk.map { $0.means[place] } : nil,
                rank: ranks.map { $0[place] }
            )
        }
        self.notShrunk = notShrunk
        people = all.sorted {
            ($0.composite.change, $0.rank.current, $0.person)
                < ($1.composite.change, $1.rank.current, $1.person)
        }
        ungrouped = (membership?.columns ?? []).enumerated().compactMap { place, column in
            let people = all.count { membership?.groups[$0.person]?[place] == nil }
            return people == 0 ? nil : Ungrouped(column: column, people: people)
        }
        groups =
            membership.map {
                GroupConsequence.all($0, all, smallest: smallestGroup, confidence: confidence)
            } ?? []
    }
}

/// Something under the weights in force and under the proposed ones.
public struct BeforeAfter<Value: Sendable>: Sendable {
    public var current: Value
    public var proposed: Value

    public init(current: Value, proposed: Value) {
        self.current = current
        self.proposed = proposed
    }

    public func map<Other>(_ transform: (Value) -> Other) -> BeforeAfter<Other> {
        BeforeAfter<Other>(current: transform(current), proposed: transform(proposed))
    }
}

extension BeforeAfter: Equatable where Value: Equatable {}
extension BeforeAfter: Encodable where Value: Encodable {}
extension BeforeAfter: Decodable where Value: Decodable {}

extension BeforeAfter where Value: AdditiveArithmetic {
    public var change: Value { proposed - current }
}

extension FairMeans {
    /// - Parameters:
    ///   - looked: of each person the rows that are looked at.
    ///   - composites: of all rows.
    ///   - slope: that means are adjusted by.
    init(
        _ looked: [[Int]],
        _ composites: [Double],
        _ adjustment: CaseMixAdjustment?,
        _ slope: CaseMixSlope?
    ) {
        guard let adjustment, let slope else {
            self.init(looked.map { $0.map { composites[$0] } })
            return
        }
        self.init(
            looked.map { $0.map { composites[$0] - slope.used * adjustment.distance(ofRow: $0) } },
            beside: looked.map { rows in
                let distance = adjustment.distance(rows)
                return distance * distance * slope.variance
            }
        )
    }
}

extension Scorecard {
    /// The same card with other weights; groups share what their indicators have.
    /// - Parameter cycleWeights: by the id of a cycle, the weights in it; other cycles have what they have.
    /// - Precondition: as many weights as indicators.
    public func weighing(_ weights: [Double], inCycles cycleWeights: [String: [Double]] = [:]) -> Scorecard {
        precondition(weights.count == indicators.count, "a weight for each indicator")
        var card = self
        for (place, weight) in weights.enumerated() { card.indicators[place].weight = weight }
        for (cycle, weights) in cycleWeights {
            precondition(weights.count == indicators.count, "a weight for each indicator")
            for (place, weight) in weights.enumerated() {
                card.indicators[place].cycleWeights[cycle] = weight
            }
        }
        return card
    }
}
