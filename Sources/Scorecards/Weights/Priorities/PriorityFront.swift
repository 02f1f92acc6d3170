import Parallelism
import Statistics

/// What weights can do for several outcomes at once, for those who have to say which outcome matters how much.
///
/// Each point is the fit for some priorities, at no price. It cannot be bettered for one outcome without loss in another: weights
/// that explained as much of each and more of one would explain more of their sum by priorities, none of which is zero (Geoffrion,
/// "Proper efficiency and the theory of vector maximization", Journal of Mathematical Analysis and Applications 22, 1968).
public struct PriorityFront: Sendable {
    public struct Point: Sendable, Equatable {
        /// A share for each outcome; they add up to 1.
        public let priorities: [Double]
        public let weights: [Double]
        /// R² of each outcome, in the rows that the weights are fitted to.
        public let explained: [Double]
        /// Whether the priorities are those that the outcomes state.
        public let isStated: Bool
    }

    /// The stated priorities first.
    public let points: [Point]

    /// - Throws: ``WeightRulesError``, `QuadraticProgramError` where numbers are not finite.
    init(_ evidence: WeightEvidence, outcomes: [WeightOutcome], rules: WeightRules) throws {
        let stated = outcomes.shares
        let mixes = [stated] + Self.mixes(about: stated)
        let points = try concurrentMap(mixes.count) { index in
            Result {
                let objective = WeightObjective(
                    evidence,
                    priorities: mixes[index],
                    centre: rules.current,
                    price: 0
                )
                let weights = try WeightFit.best(objective, rules: rules).weights
                return Point(
                    priorities: mixes[index],
                    weights: weights,
                    explained: evidence.explained(by: weights),
                    isStated: index == 0
                )
            }
        }.map { try $0.get() }
        // A fit that ended in a lesser valley could be bettered by another one.
        self.points = points.filter { point in
            point.isStated || !points.contains { $0.isBetter(than: point) }
        }
    }

    /// Steps of a quarter from the stated priorities to each outcome alone, and each two outcomes half and half. Alone is 99 %: the
    /// rest as stated, so that the others decide where the one leaves a choice.
    private static func mixes(about stated: [Double]) -> [[Double]] {
        guard stated.count > 1 else { return [] }
        func mix(_ left: [Double], _ right: [Double], share: Double) -> [Double] {
            zip(left, right).map { (1 - share) * $0 + share * $1 }
        }
        func alone(_ outcome: Int) -> [Double] {
            mix(stated, stated.indices.map { $0 == outcome ? 1 : 0 }, share: 0.99)
        }
        var mixes: [[Double]] = []
        for outcome in stated.indices {
            for share in [0.25, 0.5, 0.75, 1] { mixes.append(mix(stated, alone(outcome), share: share)) }
            for other in 0..<outcome where stated.count > 2 {
                mixes.append(mix(alone(outcome), alone(other), share: 0.5))
            }
        }
        return mixes
    }
}

extension PriorityFront.Point {
    /// Whether it explains as much of every outcome and more of one, beyond rounding.
    fileprivate func isBetter(than other: Self) -> Bool {
        zip(explained, other.explained).allSatisfy { $0 >= $1 - 1e-9 }
            && zip(explained, other.explained).contains { $0 > $1 + 1e-7 }
    }
}

extension WeightProposal {
    /// What other priorities would make of the weights, by the same rows.
    /// - Throws: as ``WeightStudy/proposal(from:)``.
    /// - Complexity: some fits for each outcome, on all processors.
    public func priorityFront() throws -> PriorityFront {
        try PriorityFront(moments, outcomes: outcomes, rules: rules)
    }
}
