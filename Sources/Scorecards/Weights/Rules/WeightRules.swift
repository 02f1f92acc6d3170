/// What the weights of a scorecard may be: shares of 1, by which indicator scores add up to one score.
///
/// Weights add up to 1, those of a group to its share. Each keeps between a floor and a cap, and moves by at most a largest
/// step from what it is now. A counter-balance pair keeps speed from outweighing the quality that pays for it.
public struct WeightRules: Sendable, Equatable {
    public struct Indicator: Sendable, Equatable {
        public let id: String
        /// w₀: the weight that is in force.
        public var current: Double
        public var floor: Double
        public var cap: Double
        /// How far the weight may be from the current one, either way; infinite for any distance.
        public var largestStep: Double

        /// As far down as the largest step lets it go.
        var leastByStep: Double { Indicator.decimal(current - largestStep, of: current, largestStep) }
        /// As far up as the largest step lets it go.
        var mostByStep: Double { Indicator.decimal(current + largestStep, of: current, largestStep) }

        /// As far down as the floor and the largest step let it go.
        public var least: Double { max(floor, leastByStep) }
        /// As far up as the cap and the largest step let it go.
        public var most: Double { min(cap, mostByStep) }

        /// A sum or difference of two numbers as the decimal that it would be if they were: 0.12 - 0.05 is 0.07, and not
        /// 0.06999999999999999. What is farther from a decimal than rounding takes it stays as it is.
        private static func decimal(_ value: Double, of first: Double, _ second: Double) -> Double {
            let decimal = (value * 1e12).rounded() / 1e12
            let rounding = 2 * max(first, second, abs(value)).ulp
            return second != 0 && abs(decimal - value) <= rounding ? decimal : value
        }

        public init(
            id: String,
            current: Double,
            floor: Double = 0,
            cap: Double = 1,
            largestStep: Double = .infinity
        ) {
            self.id = id
            self.current = current
            self.floor = floor
            self.cap = cap
            self.largestStep = largestStep
        }
    }

    /// Indicators whose weights add up to a fixed share.
    public struct Group: Sendable, Equatable {
        public let id: String
        public var share: Double
        /// Indices of indicators.
        public var members: [Int]

        public init(id: String, share: Double, members: [Int]) {
            self.id = id
            self.share = share
            self.members = members
        }
    }

    /// weight(speed) ≤ ratio · weight(quality), both indices of indicators.
    public struct Balance: Sendable, Equatable {
        public var speed: Int
        public var quality: Int
        public var ratio: Double
        /// By how much the weight of speed may be above that; zero but where it is asked what that would give.
        var allowance = 0.0

        public init(speed: Int, quality: Int, ratio: Double) {
            self.speed = speed
            self.quality = quality
            self.ratio = ratio
        }
    }

    public let indicators: [Indicator]
    /// No indicator is in two of them; one may be in none.
    public let groups: [Group]
    public let balances: [Balance]
    /// Weights that people are told are multiples of it: 0.005 or 0.01, for instance.
    public let grid: Double

    /// - Precondition: indices are those of indicators, groups are disjoint, ratios and the grid are above zero, 1 is a multiple
    ///   of the grid, and a pair is of two indicators.
    public init(indicators: [Indicator], groups: [Group] = [], balances: [Balance] = [], grid: Double = 0.005)
    {
        let members = groups.flatMap(\.members) + balances.flatMap { [$0.speed, $0.quality] }
        precondition(members.allSatisfy { indicators.indices.contains($0) }, "indices of indicators")
        let grouped = groups.flatMap(\.members)
        precondition(Set(grouped).count == grouped.count, "no indicator is in two groups")
        precondition(balances.allSatisfy { $0.ratio > 0 && $0.speed != $0.quality }, "pairs with a ratio")
        precondition(
            grid > 0 && abs((1 / grid).rounded() * grid - 1) < 1e-12,
            "a grid that 1 is a multiple of"
        )
        self.indicators = indicators
        self.groups = groups
        self.balances = balances
        self.grid = grid
    }

    /// The same rules for other weights in force, from which steps are counted.
    func from(_ current: [Double]) -> WeightRules {
        WeightRules(
            indicators: zip(indicators, current).map { indicator, weight in
                var moved = indicator
                moved.current = weight
                return moved
            },
            groups: groups,
            balances: balances,
            grid: grid
        )
    }

    /// w₀.
    public var current: [Double] { indicators.map(\.current) }

    /// Indices of the indicators that no group holds.
    var ungrouped: [Int] {
        let grouped = Set(groups.flatMap(\.members))
        return indicators.indices.filter { !grouped.contains($0) }
    }
}
