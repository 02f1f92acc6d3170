/// Weights counted in steps of the grid, and what some restrictions ask of these whole numbers.
///
/// Groups are disjoint, so that all sums are of disjoint parts: those of the groups, and of whatever is left, which makes up the
/// total.
struct WeightLattice {
    /// Indicators whose steps add up to a number.
    struct Part {
        let members: [Int]
        let sum: Int
    }

    /// steps(speed) ≤ ratio · steps(quality).
    typealias Pair = WeightRules.Balance

    let parts: [Part]
    let pairs: [Pair]
    let bounds: LatticeBounds
    /// By how much whole numbers may miss a limit: rounding of the limit, no more.
    let tolerance: Double

    /// How far a weight may miss a limit.
    private static let weightTolerance = 5e-10

    /// - Returns: nil if a sum is no whole number of steps.
    init?(_ rules: WeightRules, restrictions: [WeightRestriction]) {
        let grid = rules.grid
        let tolerance = Self.weightTolerance / grid
        func steps(_ weight: Double) -> Int? {
            let steps = (weight / grid).rounded()
            return abs(weight / grid - steps) <= tolerance ? Int(steps) : nil
        }
        // Far beyond what other restrictions leave, where an indicator has no limit.
        let most = 16 * Int((1 / grid).rounded())
        var bounds = LatticeBounds(
            lower: rules.indicators.map { _ in -most },
            upper: rules.indicators.map { _ in most }
        )
        var parts: [Part] = []
        var pairs: [Pair] = []
        var total: Int?
        for restriction in restrictions {
            switch restriction {
            case .total: total = Int((1 / grid).rounded())
            case .group(let group):
                guard let sum = steps(rules.groups[group].share) else { return nil }
                parts.append(Part(members: rules.groups[group].members, sum: sum))
            case .balance(let pair): pairs.append(rules.balances[pair])
            case .floor(let indicator):
                let limit = rules.indicators[indicator].floor / grid
                bounds.raise(indicator, to: Int((limit - tolerance).rounded(.up)))
            case .largestFall(let indicator):
                let limit = rules.indicators[indicator].leastByStep / grid
                bounds.raise(indicator, to: Int((limit - tolerance).rounded(.up)))
            case .cap(let indicator):
                let limit = rules.indicators[indicator].cap / grid
                bounds.reduce(indicator, to: Int((limit + tolerance).rounded(.down)))
            case .largestRise(let indicator):
                let limit = rules.indicators[indicator].mostByStep / grid
                bounds.reduce(indicator, to: Int((limit + tolerance).rounded(.down)))
            }
        }
        if let total {
            let summed = Set(parts.flatMap(\.members))
            parts.append(
                Part(
                    members: rules.indicators.indices.filter { !summed.contains($0) },
                    sum: total - parts.reduce(0) { $0 + $1.sum }
                )
            )
        }
        self.parts = parts
        self.pairs = pairs
        self.bounds = bounds
        self.tolerance = tolerance
    }

    /// By how many steps a pair is missed; zero or less where it is kept.
    func excess(_ steps: [Int], over pair: Pair) -> Double {
        Double(steps[pair.speed]) - pair.ratio * Double(steps[pair.quality]) - tolerance
    }
}
