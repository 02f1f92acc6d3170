import LinearAlgebra

/// How the units of a sample (clusters, blocks, rows) are drawn again in a bootstrap replicate.
public enum ResamplingScheme: Sendable, Equatable {
    /// As many units as there are, each drawn from all of them with replacement: the pairs bootstrap, over
    /// clusters (Efron 1979; Cameron, Gelbach and Miller, "Bootstrap-Based Improvements for Inference with
    /// Clustered Errors", 2008).
    case withReplacement
    /// Each unit independently as often as a Poisson number of mean 1 says: the same in the limit, and the
    /// number of units varies.
    case poisson
    /// Units weighted by exponential numbers scaled to a mean of 1: the Bayesian bootstrap (Rubin 1981). Every unit
    /// keeps some weight, so that no replicate loses a rare level.
    case bayesian
    /// Runs of `length` successive units from any start but the last `length - 1`, for units in the order of time
    /// (Künsch, "The Jackknife and the Bootstrap for General Stationary Observations", 1989). The last run is cut
    /// so that as many units are drawn as there are.
    case movingBlocks(length: Int)
    /// The same on a circle: a run may go on from the last unit to the first, so that every unit is equally likely
    /// (Politis and Romano 1992).
    case circularBlocks(length: Int)
}

extension ResamplingScheme {
    /// - Throws: `ResamplingError.tooFewUnits` or `.runLength`.
    func check(units: Int) throws {
        guard units > 1 else { throw ResamplingError.tooFewUnits(units) }
        switch self {
        case .movingBlocks(let length), .circularBlocks(let length):
            guard (1...units).contains(length) else {
                throw ResamplingError.runLength(length, units: units)
            }
        case .withReplacement, .poisson, .bayesian: break
        }
    }

    /// The weights of units in some replicates: units × replicates.
    func weights(units: Int, replicates: Range<Int>, seed: UInt64) -> Matrix {
        var weights = Matrix(rows: units, columns: replicates.count)
        weights.withUnsafeMutableElements { elements in
            for (position, replicate) in replicates.enumerated() {
                var stream = RandomStream(seed: seed, stream: UInt64(replicate))
                let column = position * units..<(position + 1) * units
                fill(UnsafeMutableBufferPointer(rebasing: elements[column]), from: &stream)
            }
        }
        return weights
    }

    /// Writes each unit's weight in one replicate.
    /// - Precondition: the weights are zero, and a run is at least 1 and at most all units long.
    /// - Complexity: O(units).
    func fill(_ weights: UnsafeMutableBufferPointer<Double>, from stream: inout RandomStream) {
        switch self {
        case .withReplacement:
            stream.addMultinomial(draws: weights.count, to: weights)
        case .poisson:
            for unit in weights.indices { weights[unit] = Double(stream.nextUnitPoisson()) }
        case .bayesian:
            var sum = 0.0
            for unit in weights.indices {
                weights[unit] = stream.nextExponential()
                sum += weights[unit]
            }
            let scale = Double(weights.count) / sum
            for unit in weights.indices { weights[unit] *= scale }
        case .movingBlocks(let length):
            fillRuns(of: length, starts: weights.count - length + 1, weights, from: &stream)
        case .circularBlocks(let length):
            fillRuns(of: length, starts: weights.count, weights, from: &stream)
        }
    }

    private func fillRuns(
        of length: Int,
        starts: Int,
        _ weights: UnsafeMutableBufferPointer<Double>,
        from stream: inout RandomStream
    ) {
        precondition(length >= 1 && length <= weights.count, "runs that fit")
        var drawn = 0
        while drawn < weights.count {
            let start = stream.nextIndex(below: starts)
            for offset in 0..<min(length, weights.count - drawn) {
                weights[(start + offset) % weights.count] += 1
            }
            drawn += length
        }
    }
}
