import LinearAlgebra
import Parallelism

/// Whether a statistic is as extreme as it would be if values were put to their places by chance (Fisher 1935,
/// Pitman 1937).
public struct PermutationTest: Sendable, Equatable {
    /// Which statistics count as extreme.
    public enum Alternative: Sendable {
        /// Large ones.
        case greater
        /// Small ones.
        case less
        /// Those far from zero, on either side.
        case twoSided
    }

    /// The statistic of the values as they are.
    public let observed: Double
    /// How many arrangements were compared with it.
    public let permutations: Int
    /// How many of these were as extreme, those included whose statistic does not exist.
    public let asExtreme: Int
    /// How many arrangements have no statistic; they count as extreme, so that they never make a result.
    public let undefined: Int
    /// Whether the arrangements were all there are, each once, instead of random ones.
    public let isExact: Bool

    /// The chance of a statistic as extreme under the hypothesis that all arrangements are equally likely.
    ///
    /// For m random arrangements of which b are as extreme it is (b + 1) / (m + 1), which is never zero and keeps
    /// the level (Phipson and Smyth, "Permutation P-values Should Never Be Zero", 2010).
    public var pValue: Double {
        isExact
            ? Double(asExtreme) / Double(permutations) : Double(asExtreme + 1) / Double(permutations + 1)
    }
}

extension PermutationTest {
    /// Tests whether the order of the values matters to a statistic.
    ///
    /// For two groups compare the marks or the values, for a correlation the values of one side; what stays in its
    /// place is the closure's.
    /// - Parameters:
    ///   - permutations: how many random arrangements; if there are no more distinct ones than this, all of them
    ///     are taken instead, each once.
    ///   - seed: the arrangement's number is its stream under this seed.
    ///   - strata: for each value the group within which it may change places; nil for one group. With strata
    ///     arrangements are always random.
    ///   - statistic: of the values in a new order; those within 1e-9 of the observed one, relative to it, are
    ///     equal to it. Called on all processors.
    /// - Throws: `ResamplingError.undefinedStatistic` where the observed statistic is not a number;
    ///   `.notFinite` for a value; `.strataLength`.
    /// - Complexity: O(permutations · (n + statistic)); the result does not depend on the number of threads.
    public init(
        _ values: [Double],
        permutations: Int,
        seed: UInt64,
        alternative: Alternative = .twoSided,
        strata: [Int32]? = nil,
        statistic: @Sendable ([Double]) -> Double
    ) throws {
        try self.init(
            values,
            permutations: permutations,
            seed: seed,
            alternative: alternative,
            strata: strata,
            statistics: { arrangements in
                (0..<arrangements.columns).map { statistic(Array(arrangements.column($0))) }
            }
        )
    }

    /// The same for statistics of several arrangements at once, one in each column.
    init(
        _ values: [Double],
        permutations: Int,
        seed: UInt64,
        alternative: Alternative,
        strata: [Int32]?,
        statistics: @Sendable (Matrix) -> [Double]
    ) throws {
        if let index = values.firstIndex(where: { !$0.isFinite }) {
            throw ResamplingError.notFinite(index: index)
        }
        if let strata, strata.count != values.count {
            throw ResamplingError.strataLength(strata.count, expected: values.count)
        }
        let own = statistics(Matrix(rows: values.count, columns: 1, elements: values))[0]
        guard !own.isNaN else { throw ResamplingError.undefinedStatistic }
        let distinct = strata == nil ? DistinctArrangements(of: values, atMost: permutations) : nil
        let batches: [[Double]]
        if var distinct {
            var all: [[Double]] = []
            while let batch = distinct.next(Self.batchWidth) { all.append(statistics(batch)) }
            batches = all
        } else {
            let random = RandomArrangements(of: values, strata: strata, seed: seed)
            let width = Self.batchWidth
            batches = concurrentMap((permutations + width - 1) / width) { batch in
                statistics(random.batch(batch * width..<min((batch + 1) * width, permutations)))
            }
        }
        observed = own
        isExact = distinct != nil
        self.permutations = batches.reduce(0) { $0 + $1.count }
        undefined = batches.joined().count { $0.isNaN }
        asExtreme = batches.joined().count { $0.isNaN || alternative.isAsExtreme($0, as: own) }
    }

    private static let batchWidth = 32
}

extension PermutationTest.Alternative {
    fileprivate func isAsExtreme(_ statistic: Double, as observed: Double) -> Bool {
        let slack = observed.isFinite ? 1e-9 * abs(observed) : 0
        return switch self {
        case .greater: statistic >= observed - slack
        case .less: statistic <= observed + slack
        case .twoSided: abs(statistic) >= abs(observed) - slack
        }
    }
}
