import LinearAlgebra
import Parallelism

/// Shares estimated from a sample of orders of entry.
public struct SampledShares: Sendable {
    /// Players × outcomes; they add up to R².
    public let shares: Matrix
    /// The standard errors of the shares that sampling leaves, players × outcomes; they shrink with the square root
    /// of `pairs`.
    public let standardErrors: Matrix
    /// How many pairs of an order and its reverse were drawn.
    public let pairs: Int
}

extension RelativeImportance {
    /// LMG shares where there are too many players to walk all subsets: what players add to R² averaged over random
    /// orders of entry (Castro, Gómez and Tejada, "Polynomial Calculation of the Shapley Value Based on Sampling",
    /// 2009), each taken with its reverse: a player that comes early in one comes late in the other, which nearly
    /// always lessens the variance (Mitchell et al., "Sampling Permutations for Shapley Value Estimation", 2022).
    ///
    /// The result depends on the seed and not on the number of threads.
    /// - Parameter pairs: how many pairs of orders to draw, at least 2.
    /// - Complexity: O(pairs · columns³), on all processors.
    public func sampledLMG(pairs: Int, seed: UInt64) -> SampledShares {
        precondition(pairs >= 2, "pairs to estimate an error from")
        let pieces = concurrentMap((pairs + Self.pairsInPiece - 1) / Self.pairsInPiece) { piece in
            let first = piece * Self.pairsInPiece
            return moments(pairs: first..<min(first + Self.pairsInPiece, pairs), seed: seed)
        }
        var total = pieces[0]
        for piece in pieces.dropFirst() { total.merge(piece) }
        var shares = Matrix(rows: players.count, columns: cross.columns)
        var errors = shares
        for outcome in shares.columnIndices {
            for player in players.indices {
                let entry = player + outcome * players.count
                shares[player, outcome] = total.means[entry]
                errors[player, outcome] =
                    (total.squares[entry] / (Double(pairs) * Double(pairs - 1))).squareRoot()
            }
        }
        return SampledShares(shares: shares, standardErrors: errors, pairs: pairs)
    }

    /// Pairs that are drawn by one thread.
    private static let pairsInPiece = 8

    private func moments(pairs: Range<Int>, seed: UInt64) -> RunningMoments {
        var sequence = sequentialGains
        var moments = RunningMoments(entries: players.count * cross.columns)
        for pair in pairs {
            var order = Array(players.indices)
            var random = RandomStream(seed: seed, stream: UInt64(pair))
            random.shuffle(&order)
            sequence.enter(order)
            let forward = sequence.gains
            sequence.enter(order.reversed())
            moments.add((0.5 * (forward + sequence.gains)).elements)
        }
        return moments
    }
}

/// Means and sums of squared deviations of several quantities, merged as in Chan, Golub and LeVeque (1983).
private struct RunningMoments: Sendable {
    private var count = 0.0
    private(set) var means: [Double]
    private(set) var squares: [Double]

    init(entries: Int) {
        means = Array(repeating: 0, count: entries)
        squares = means
    }

    mutating func add(_ values: [Double]) {
        count += 1
        for index in values.indices {
            let deviation = values[index] - means[index]
            means[index] += deviation / count
            squares[index] += deviation * (values[index] - means[index])
        }
    }

    mutating func merge(_ other: RunningMoments) {
        let total = count + other.count
        for index in means.indices {
            let deviation = other.means[index] - means[index]
            means[index] += deviation * other.count / total
            squares[index] += other.squares[index] + deviation * deviation * count * other.count / total
        }
        count = total
    }
}
