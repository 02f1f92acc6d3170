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

        /// The pool of so large sales, in whole cents, rounded down: the share is taken as the decimal that it is written as, so that 0.7 %
        /// of 1,000.00 is 7.00 and not 6.99.
        /// - Precondition: sales are not negative.
        public func cents(ofSales salesCents: Int) -> Int { salesCents.times(decimal: shareOfSales) }
    }
}

extension Int {
    /// The product with a factor from 0 to 1,000, which is taken to twelve decimal places, rounded down.
    /// - Precondition: neither is negative, and the product is a number that fits.
    func times(decimal factor: Double) -> Int {
        precondition(
            self >= 0 && factor >= 0 && factor <= 1_000,
            "a factor that an amount can be multiplied by"
        )
        let unit = 1_000_000_000_000
        let product = multipliedFullWidth(by: Int((factor * Double(unit)).rounded()))
        return unit.dividingFullWidth(product).quotient
    }
}
