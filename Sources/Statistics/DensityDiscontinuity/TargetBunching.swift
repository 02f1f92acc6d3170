import Foundation

/// Whether values crowd just inside a target and are missing just outside it, beyond what any smooth distribution puts there.
///
/// Four neighbouring bins of one width are counted: far outside, outside, inside, far inside; the target lies between the
/// second and the third. A smooth log density is about quadratic over so short a stretch, whatever its level, slope and curvature. Then
/// the log odds of inside against outside are a third of those of far inside against far outside, and given how many values the two
/// inner bins have together, the two outer ones, and the sum of all positions, the number inside has the known distribution
/// C(inner, x) C(outer, y) on x + 3 y = constant: an exact test, as Fisher's is for odds that are equal. What remains of a distribution's
/// third derivative, which matters in many rows and wide bins, stays below a share that is allowed for.
///
/// The exact test takes rows for independent. The clusters say otherwise where a few people repeat their values: the share moved is
/// jackknifed over them, and the larger of both p values counts.
public struct TargetBunching: Sendable, Equatable {
    /// Far outside, outside, inside, far inside.
    public let counts: [Int]
    /// How many clusters have values in the bins.
    public let clusters: Int
    /// Of the values in the two inner bins the share that lies inside and would be outside if the odds were smooth.
    public let shareMoved: Double
    /// By the jackknife over clusters; nil with fewer than three, or where the inner bins are of one cluster.
    public let error: Double?
    /// Of so many inside, if the odds are smooth.
    public let exactPValue: Double
    /// Of a share moved so far beyond what is allowed for, by t with as many degrees of freedom as clusters less one; 1 where there is no
    /// error.
    public let clusterPValue: Double

    /// What curvature may make of the share moved.
    public static let allowedShare = 0.05

    /// - Parameters:
    ///   - bins: for each value 0 to 3, from far outside to far inside; others lie in none and do not count.
    ///   - clusters: for each value its cluster.
    /// - Complexity: O(n + clusters).
    public init(bins: [Int], clusters clustering: Clustering) {
        precondition(bins.count == clustering.codes.count, "a cluster for each value")
        var own = [BinCounts](repeating: BinCounts(), count: clustering.codeCount)
        var total = BinCounts()
        for (bin, code) in zip(bins, clustering.codes) where (0..<4).contains(bin) {
            own[Int(code)].add(1, to: bin)
            total.add(1, to: bin)
        }
        own.removeAll { $0.isEmpty }
        counts = [total.farOutside, total.outside, total.inside, total.farInside]
        clusters = own.count
        shareMoved = total.shareMoved
        exactPValue = total.exactPValue
        let whole = total.shareMoved
        let rest = own.map { total.without($0) }
        let number = Double(own.count)
        let squares = rest.reduce(0) { $0 + ($1.shareMoved - whole) * ($1.shareMoved - whole) }
        if own.count >= 3, squares > 0, rest.allSatisfy({ $0.outside + $0.inside > 0 }) {
            let error = ((number - 1) / number * squares).squareRoot()
            self.error = error
            clusterPValue = StudentT(degreesOfFreedom: number - 1).upperTail(
                (whole - Self.allowedShare) / error
            )
        } else {
            error = nil
            clusterPValue = 1
        }
    }

    /// The larger of both.
    public var pValue: Double { max(exactPValue, clusterPValue) }

    /// Of the share moved.
    public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
        error.map { error in
            let reach =
                StudentT(degreesOfFreedom: Double(clusters - 1)).halfWidth(confidence: confidence) * error
            return shareMoved - reach...shareMoved + reach
        }
    }
}

private struct BinCounts {
    var farOutside = 0
    var outside = 0
    var inside = 0
    var farInside = 0

    var isEmpty: Bool { farOutside + outside + inside + farInside == 0 }

    mutating func add(_ count: Int, to bin: Int) {
        switch bin {
        case 0: farOutside += count
        case 1: outside += count
        case 2: inside += count
        default: farInside += count
        }
    }

    func without(_ other: BinCounts) -> BinCounts {
        BinCounts(
            farOutside: farOutside - other.farOutside,
            outside: outside - other.outside,
            inside: inside - other.inside,
            farInside: farInside - other.farInside
        )
    }

    /// Half of what the difference of the inner bins, as a share, is beyond what a third of the outer log odds makes of it.
    var shareMoved: Double {
        let inner = Double(max(1, inside + outside))
        // Half a value more on each side keeps the odds finite.
        let logOdds = log((Double(farInside) + 0.5) / (Double(farOutside) + 0.5)) / 3
        return ((Double(inside) - Double(outside)) / inner - tanh(logOdds / 2)) / 2
    }

    var exactPValue: Double {
        let (inner, outer) = (inside + outside, farInside + farOutside)
        let constant = inside + 3 * farInside
        var (reached, all) = (0.0, 0.0)
        let observed = logChoose(inner, inside) + logChoose(outer, farInside)
        for x in stride(from: constant % 3, through: min(inner, constant), by: 3) {
            let y = (constant - x) / 3
            guard y <= outer else { continue }
            // Relative to what was observed, so that one of them is 1.
            let weight = exp(min(700, logChoose(inner, x) + logChoose(outer, y) - observed))
            all += weight
            if x >= inside { reached += weight }
        }
        return all.isFinite ? min(1, reached / all) : 0
    }
}

/// log C(n, k).
private func logChoose(_ n: Int, _ k: Int) -> Double {
    logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

private func logFactorial(_ n: Int) -> Double { lgamma(Double(n) + 1) }
