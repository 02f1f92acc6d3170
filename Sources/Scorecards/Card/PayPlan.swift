/// What scores do to pay; fractions of a full pay.
public struct PayPlan: Sendable, Equatable {
    /// What everybody gets whatever the score.
    public var base: Double
    /// What the score of a group is worth at 100, by its id; with the base they add up to 1.
    public var groupShares: [String: Double]
    public var pool: ProfitPool?

    public init(base: Double, groupShares: [String: Double], pool: ProfitPool? = nil) {
        self.base = base
        self.groupShares = groupShares
        self.pool = pool
    }

    /// A part of the sales that is distributed by score.
    public struct ProfitPool: Sendable, Equatable {
        /// From 0 to 1.
        public var shareOfSales: Double
        /// Nobody gets more than so many times the mean.
        public var cap: Double

        public init(shareOfSales: Double, cap: Double) {
            self.shareOfSales = shareOfSales
            self.cap = cap
        }
    }
}
