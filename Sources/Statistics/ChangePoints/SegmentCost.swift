import Foundation

/// What may change from one segment of a series to the next. The cost of a segment is -2 × its largest log
/// likelihood, up to terms that all segmentations share.
public enum SegmentCost: Equatable, Sendable {
    /// The mean of normal values with one standard deviation throughout; nil to estimate it from the
    /// differences of neighbours (``differenceStandardDeviation(of:)``), which changes of the mean hardly touch.
    case mean(standardDeviation: Double? = nil)
    /// The mean and the standard deviation of normal values. No segment is taken to vary less than `atLeast`,
    /// which has to be positive where runs of equal values occur, nor less than a millionth of the whole series,
    /// which running sums cannot tell from nothing.
    case meanAndVariance(atLeast: Double = 0)
    /// The rate of Poisson counts.
    case poissonRate

    /// How many parameters a segment has.
    var parameters: Int {
        switch self {
        case .mean, .poissonRate: 1
        case .meanAndVariance: 2
        }
    }
}

/// A robust estimate of the noise of a series whose mean changes now and then: 1.4826 × the median absolute
/// difference of neighbours / √2.
/// - Returns: zero if more than half of the values equal their predecessor.
/// - Complexity: O(n log n).
public func differenceStandardDeviation(of values: [Double]) -> Double {
    let sizes = zip(values.dropFirst(), values).map { abs($0 - $1) }.sorted()
    guard !sizes.isEmpty else { return 0 }
    let median = (sizes[(sizes.count - 1) / 2] + sizes[sizes.count / 2]) / 2
    return 1.482602218505602 * median / 2.squareRoot()
}

/// Running sums of a series, from which any segment's cost follows in O(1).
struct SegmentSums {
    let cost: SegmentCost
    /// Values are shifted by their mean, so that the sums of squares do not cancel, and divided by the noise where it
    /// is the same for all.
    let shift: Double
    let scale: Double
    /// The sums of the first 0, 1, ... n values.
    let sums: [Double]
    let squares: [Double]
    private let leastVariance: Double

    /// - Throws: ``ChangePointError``.
    init(_ values: [Double], cost: SegmentCost, minimumLength: Int) throws {
        self.cost = cost
        var (shift, scale, least) = (values.reduce(0, +) / Double(values.count), 1.0, 0.0)
        switch cost {
        case .mean(let standardDeviation):
            scale = standardDeviation ?? differenceStandardDeviation(of: values)
            guard scale > 0 else { throw ChangePointError.noVariation }
        case .meanAndVariance(let atLeast):
            if atLeast <= 0, let start = constantRun(of: minimumLength, in: values) {
                throw ChangePointError.constantRun(from: start)
            }
            let spread = values.reduce(0) { $0 + ($1 - shift) * ($1 - shift) } / Double(values.count)
            least = max(atLeast * atLeast, 1e-12 * spread)
        case .poissonRate:
            if let index = values.firstIndex(where: { $0 < 0 || $0 != $0.rounded() }) {
                throw ChangePointError.notACount(index: index)
            }
            shift = 0
        }
        var (sums, squares) = ([0.0], [0.0])
        sums.reserveCapacity(values.count + 1)
        squares.reserveCapacity(values.count + 1)
        for value in values {
            let scaled = (value - shift) / scale
            sums.append(sums[sums.count - 1] + scaled)
            squares.append(squares[squares.count - 1] + scaled * scaled)
        }
        (self.shift, self.scale, self.sums, self.squares) = (shift, scale, sums, squares)
        leastVariance = least
    }

    /// The cost of a segment of `length` values with this sum and sum of squares.
    @inline(__always)
    func cost(length: Double, sum: Double, squares: Double) -> Double {
        switch cost {
        case .mean:
            return squares - sum * sum / length
        case .meanAndVariance:
            let variance = max(0, squares - sum * sum / length) / length
            let held = max(variance, leastVariance)
            return length * (log(held) + variance / held)
        case .poissonRate:
            return sum > 0 ? -2 * sum * log(sum / length) : 0
        }
    }
}

/// Where the first run of so many equal values starts.
private func constantRun(of length: Int, in values: [Double]) -> Int? {
    var start = 0
    for index in values.indices {
        if values[index] != values[start] { start = index }
        if index - start + 1 >= length { return start }
    }
    return nil
}
