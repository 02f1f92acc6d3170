import Statistics

/// What other weights would do to a group of people.
public struct GroupConsequence: Sendable, Equatable {
    public let column: String
    public let group: String
    public let people: Int
    /// Nil where the group has fewer people than may be told of.
    public let figures: Figures?

    public struct Figures: Sendable, Equatable {
        /// Means over the people.
        public let composite: BeforeAfter<Double>
        /// Of the mean change of composites, by the people's changes (Student's t).
        public let changeInterval: ClosedRange<Double>
        /// Nil where somebody has none.
        public let pay: BeforeAfter<Double>?
        /// The share of periods with a green composite, of all people's together.
        public let greenShare: BeforeAfter<Double>
        /// Nil where no group of the column has a green period.
        public let impact: BeforeAfter<AdverseImpact?>
    }

    /// Results of fewer people are not told.
    public static let usualSmallest = 5

    /// The groups of each column, by name; people without one are in none.
    static func all(
        _ membership: PeopleGroups,
        _ people: [PersonConsequence],
        smallest: Int,
        confidence: Double
    ) -> [GroupConsequence] {
        membership.columns.enumerated().flatMap { place, column in
            all(of: column, people, smallest: smallest, confidence: confidence) {
                membership.groups[$0]?[place]
            }
        }
    }

    private static func all(
        of column: String,
        _ people: [PersonConsequence],
        smallest: Int,
        confidence: Double,
        groupOf: (String) -> String?
    ) -> [GroupConsequence] {
        let members = Dictionary(grouping: people.filter { groupOf($0.person) != nil }) {
            groupOf($0.person) ?? ""
        }
        // Who is in no group is told of no more than a small group is.
        let others = people.count - members.values.reduce(0) { $0 + $1.count }
        let told = Self.told(members.mapValues(\.count), others: others, smallest: smallest)
        let rates = members.filter { told.contains($0.key) }.mapValues { people in
            BeforeAfter(
                current: GreenRate(people.map(\.lights.current)),
                proposed: GreenRate(people.map(\.lights.proposed))
            )
        }
        let best = BeforeAfter(
            current: AdverseImpact.reference(rates.mapValues(\.current)),
            proposed: AdverseImpact.reference(rates.mapValues(\.proposed))
        )
        return members.keys.sorted().map { name in
            let own = members[name] ?? []
            let figures = rates[name].map { rate in
                Figures(
                    own,
                    rate: rate,
                    impact: BeforeAfter(
                        current: best.current.map {
                            AdverseImpact(rate.current, reference: $0, confidence: confidence)
                        },
                        proposed: best.proposed.map {
                            AdverseImpact(rate.proposed, reference: $0, confidence: confidence)
                        }
                    ),
                    confidence: confidence
                )
            }
            return GroupConsequence(column: column, group: name, people: own.count, figures: figures)
        }
    }

    /// Which groups may be told of: those of enough people, but for as many of the smallest as it takes that what is left out can only
    /// be computed, from the whole and from what is told, for enough people together (complementary suppression: Hundepool and
    /// others, "Statistical Disclosure Control", 2012, chapter 4).
    /// - Parameters:
    ///   - sizes: of each group, how many people it has.
    ///   - others: how many are in none of them.
    static func told(_ sizes: [String: Int], others: Int = 0, smallest: Int) -> Set<String> {
        // An interval needs two people at least.
        let least = max(2, smallest)
        var told = sizes.filter { $0.value >= least }.sorted { ($1.value, $1.key) < ($0.value, $0.key) }
        var leftOut = others + sizes.values.reduce(0, +) - told.reduce(0) { $0 + $1.value }
        while leftOut > 0, leftOut < least, let next = told.popLast() { leftOut += next.value }
        return Set(told.map(\.key))
    }
}

extension GroupConsequence.Figures {
    /// - Precondition: two people at least.
    fileprivate init(
        _ people: [PersonConsequence],
        rate: BeforeAfter<GreenRate>,
        impact: BeforeAfter<AdverseImpact?>,
        confidence: Double
    ) {
        let count = Double(people.count)
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / count }
        composite = BeforeAfter(
            current: mean(people.map(\.composite.current)),
            proposed: mean(people.map(\.composite.proposed))
        )
        let changes = people.map(\.composite.change)
        let change = mean(changes)
        let variance = changes.reduce(0) { $0 + ($1 - change) * ($1 - change) } / (count - 1)
        let halfWidth =
            StudentT(degreesOfFreedom: count - 1).halfWidth(confidence: confidence)
            * (variance / count).squareRoot()
        changeInterval = change - halfWidth...change + halfWidth
        let paid = people.compactMap(\.pay)
        pay =
            paid.count == people.count
            ? BeforeAfter(current: mean(paid.map(\.current)), proposed: mean(paid.map(\.proposed))) : nil
        greenShare = rate.map(\.share)
        self.impact = impact
    }
}
