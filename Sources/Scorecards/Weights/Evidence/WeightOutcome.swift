/// An outcome that a score should follow, and how much it counts beside the others.
public struct WeightOutcome: Sendable, Equatable {
    public let id: String
    /// Whether more of it is better.
    public var higherIsBetter: Bool
    /// Above zero; only ratios of priorities matter.
    public var priority: Double

    /// - Precondition: the priority is above zero and finite.
    public init(id: String, higherIsBetter: Bool = true, priority: Double = 1) {
        precondition(priority > 0 && priority.isFinite, "a priority above zero")
        self.id = id
        self.higherIsBetter = higherIsBetter
        self.priority = priority
    }
}

extension [WeightOutcome] {
    /// The priorities, scaled to add up to 1.
    var shares: [Double] {
        // By a power of two, so that the sum of the largest ones is finite and nothing is rounded.
        let largest = reduce(0) { Swift.max($0, $1.priority) }
        let scale = Double(sign: .plus, exponent: -largest.exponent, significand: 0.5)
        let sum = reduce(0) { $0 + $1.priority * scale }
        return map { $0.priority * scale / sum }
    }
}

/// Why rows say nothing about weights.
public enum WeightEvidenceError: Error, Equatable, Sendable {
    /// The panel has no column of an indicator or outcome.
    case missingColumn(String)
    /// No person and period has all indicators and outcomes.
    case noCompleteRows
    /// An infinite value of an indicator or outcome.
    case infinite(String, person: String, period: Period)
    /// Beyond effects of person and period the outcome does not vary.
    case outcomeDoesNotVary(String)
    /// Fewer than two people have complete rows.
    case tooFewPeople(Int)
}
