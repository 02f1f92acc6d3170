import LinearAlgebra
import Parallelism

extension MeanDecomposition {
    /// The decompositions of many samples drawn from a sample's units with replacement, each stratum for itself; nil where one does
    /// not exist because no kind is left in both groups.
    ///
    /// A kind that is matched in the sample and of which a replicate has none in one group is unmatched there.
    /// - Parameters:
    ///   - isComparable: as for the sample.
    ///   - seed: the replicate's number is its stream under this seed.
    ///   - statistics: what is wanted of a decomposition, `count` numbers.
    /// - Returns: statistics × replicates.
    /// - Throws: `ResamplingError.tooFewUnits` where a stratum has less than two.
    /// - Complexity: O(replicates · (entries of the units + kinds · parts)), on all processors; the same on every number of
    ///   threads.
    public static func bootstrap(
        _ units: ResamplingUnits,
        isComparable: [Bool],
        replicates: Int,
        seed: UInt64,
        statistics count: Int,
        of statistics: @Sendable (MeanDecomposition) -> [Double]
    ) throws -> Matrix {
        for stratum in units.strata {
            try ResamplingScheme.withReplacement.check(units: stratum.count)
        }
        let slabs = stride(from: 0, to: replicates, by: 16).map { $0..<min($0 + 16, replicates) }
        let parts = concurrentMap(slabs.count) { slab in
            var weights = Array(repeating: 0.0, count: units.count)
            return Matrix.statistics(count, samples: slabs[slab]) { replicate in
                var stream = RandomStream(seed: seed, stream: UInt64(replicate))
                let sums = weights.withUnsafeMutableBufferPointer { weights in
                    weights.update(repeating: 0)
                    for stratum in units.strata {
                        ResamplingScheme.withReplacement.fill(
                            UnsafeMutableBufferPointer(rebasing: weights[stratum]),
                            from: &stream
                        )
                    }
                    return units.sums(weights: UnsafeBufferPointer(weights))
                }
                return MeanDecomposition(sums, isComparable: isComparable).map(statistics)
            }
        }
        return Matrix(rows: count, joiningColumns: parts)
    }
}
