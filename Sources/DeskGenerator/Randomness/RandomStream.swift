import Foundation

/// A repeatable stream of random numbers: SplitMix64 (Steele, Lea and Flood 2014).
///
/// Every use of chance has a stream of its own, keyed by (seed, order, purpose). So one more assistant or another
/// queue rule leaves the orders, their errors and their working times as they were.
struct RandomStream: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64, order: Int = 0, purpose: Purpose) {
        state = RandomStream.mix(
            RandomStream.mix(RandomStream.mix(seed) ^ UInt64(bitPattern: Int64(order))) ^ purpose.code
        )
    }

    /// What a stream decides.
    enum Purpose {
        case arrivals
        case attributes
        case work(stage: Int, visit: Int)
        case externalWait(stage: Int, visit: Int)
        case rework(step: Int, visit: Int)
        case scorecard
        case records

        fileprivate var code: UInt64 {
            switch self {
            case .arrivals: 1
            case .attributes: 2
            case .scorecard: 3
            case .records: 4
            case .work(let stage, let visit): 1 << 32 | UInt64(stage) << 16 | UInt64(visit)
            case .externalWait(let stage, let visit): 2 << 32 | UInt64(stage) << 16 | UInt64(visit)
            case .rework(let step, let visit): 3 << 32 | UInt64(step) << 16 | UInt64(visit)
            }
        }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return RandomStream.mix(state)
    }

    /// Uniform in (0, 1), never 0 and never 1.
    mutating func unit() -> Double {
        (Double(next() >> 11) + 0.5) * 0x1p-53
    }

    /// Standard normal, by Box and Muller.
    mutating func normal() -> Double {
        let radius = (-2 * log(unit())).squareRoot()
        return radius * cos(2 * .pi * unit())
    }

    /// An index with a chance in proportion to its weight.
    /// - Precondition: weights are not negative and not all 0.
    mutating func index(weights: some Collection<Double>) -> Int {
        var left = unit() * weights.reduce(0, +)
        var chosen = 0
        for (index, weight) in weights.enumerated() where weight > 0 {
            chosen = index
            left -= weight
            if left < 0 { break }
        }
        return chosen
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
