/// What other weights would do to a person.
public struct PersonConsequence: Sendable, Equatable {
    public let person: String
    /// How many periods have a composite.
    public let periods: Int
    /// Means over them.
    public let composite: BeforeAfter<Double>
    /// The same, adjusted for the mix of orders where that is known, and drawn towards the mean of all people by as much as chance moves it;
    /// nil where that is not known.
    public let fairMean: BeforeAfter<Double>?
    /// What the mix of orders adds to the mean before it is drawn in; nil where nothing is adjusted.
    public let adjustment: BeforeAfter<Double>?
    /// The mean of what was to be expected of the orders, over the periods where that is known; nil where it is in none.
    public let mix: Double?
    /// Among all people, by the fair mean, or by the composite where there is none; 1 is the highest.
    public let rank: BeforeAfter<Int>
    /// Of how many periods the composite has which light.
    public let lights: BeforeAfter<LightCounts>
    /// As a fraction of a full pay, the mean over the periods; nil without a plan, or without a score that it needs.
    public let pay: BeforeAfter<Double>?
    /// What each indicator, in the order of the card, adds to the change of the composite; they add up to it.
    public let parts: [Double]

    public struct LightCounts: Sendable, Equatable, Codable {
        public var green = 0
        public var amber = 0
        public var red = 0

        mutating func add(_ light: Light?) {
            switch light {
            case .green: green += 1
            case .amber: amber += 1
            case .red: red += 1
            case nil: break
            }
        }
    }

    /// Places of the indicators that take most away, or give most where the composite rises; those that matter first.
    /// - Parameter most: so many at most.
    public func reasons(most: Int) -> [Int] {
        let sign = composite.change < 0 ? -1.0 : 1.0
        return parts.indices.filter { sign * parts[$0] > 1e-9 }
            .sorted { (sign * parts[$1], $0) < (sign * parts[$0], $1) }
            .prefix(most).map { $0 }
    }
}

extension PersonConsequence {
    /// - Parameter rows: those of the person, at least one, all with a composite.
    init(
        _ person: String,
        rows: [Int],
        of scores: BeforeAfter<Scores>,
        adjusted: CaseMixAdjustment?,
        fairMean: BeforeAfter<Double>?,
        rank: BeforeAfter<Int>
    ) {
        let count = Double(rows.count)
        func mean(_ value: (Int) -> Double) -> Double { rows.reduce(0) { $0 + value($1) } / count }
        self.person = person
        periods = rows.count
        composite = scores.map { scores in mean { scores.composites[$0] } }
        self.fairMean = fairMean
        adjustment = adjusted.map { adjusted in
            let distance = adjusted.distance(rows)
            return adjusted.slopes.map { 0 - $0.used * distance }
        }
        let mixes =
            adjusted.map { adjusted in rows.map { adjusted.mix.values[$0] }.filter { !$0.isNaN } } ?? []
        mix = mixes.isEmpty ? nil : mixes.reduce(0, +) / Double(mixes.count)
        self.rank = rank
        lights = scores.map { scores in
            rows.reduce(into: LightCounts()) { $0.add(scores.light(ofRow: $1)) }
        }
        let paid = scores.map { scores in rows.map { scores.pay(ofRow: $0)?.total ?? .nan } }
        let pay = paid.map { $0.reduce(0, +) / count }
        self.pay = pay.current.isNaN || pay.proposed.isNaN ? nil : pay
        var parts = [Double](repeating: 0, count: scores.current.card.indicators.count)
        for row in rows {
            for part in scores.proposed.parts(ofRow: row) { parts[part.indicator] += part.points / count }
            for part in scores.current.parts(ofRow: row) { parts[part.indicator] -= part.points / count }
        }
        self.parts = parts
    }
}
