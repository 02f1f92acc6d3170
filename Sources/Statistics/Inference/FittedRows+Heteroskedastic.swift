import LinearAlgebra
import Parallelism

extension FittedRows {
    /// What a residual is divided by before it is squared.
    public enum HeteroskedasticityCorrection: Sendable, Equatable, CaseIterable {
        case hc0, hc1, hc2, hc3
    }

    /// A row whose leverage is nearer to 1 than this is fitted exactly.
    static let exactFitTolerance = 1e-10

    /// The covariance of the coefficients for independent residuals of any variances:
    /// (X'X)⁻¹ X' diag(u²) X (X'X)⁻¹, with exact leverages, for all outcomes in one pass.
    ///
    /// With weights w, u is the residual times w, as in R's sandwich. Rows of weight zero count for nothing.
    /// - Throws: `InferenceError.leverageOfOne` for HC2 and HC3; `RegressionError.notFinite`.
    /// - Complexity: O(rows · coefficients² · (1 + outcomes)), BLAS level 3, on all processors; O(rows · terms² ·
    ///   (1 + outcomes)) for main effects of levels coded by a reference, and numbers.
    public func covariance(_ correction: HeteroskedasticityCorrection) throws -> CoefficientCovariance {
        if isCountable { return try countedCovariance(correction) }
        return try expandedCovariance(correction)
    }

    func expandedCovariance(_ correction: HeteroskedasticityCorrection) throws -> CoefficientCovariance {
        let parts = concurrentMap(partCount) { heteroskedasticPart($0, correction) }
        return try covariance(correction, parts: parts)
    }

    /// Q' diag(u²) Q of some rows, for each outcome, and their rows of leverage one.
    struct HeteroskedasticPart: Sendable {
        var meats: [Matrix]
        var exactRows: [Int]
    }

    func heteroskedasticPart(
        _ part: Int,
        _ correction: HeteroskedasticityCorrection
    ) -> HeteroskedasticPart {
        let coefficients = regression.names.count
        var exactRows: [Int] = []
        var meats = outcomes.map { _ in Matrix(rows: coefficients, columns: coefficients) }
        forEachBlock(part: part) { block in
            let count = block.rows.count
            if correction == .hc2 || correction == .hc3 {
                exactRows += invertRemainders(block.leverages, rows: block.rows)
                if correction == .hc2 {
                    for row in 0..<count { block.leverages[row].formSquareRoot() }
                }
                for outcome in outcomes.indices {
                    multiplyEntries(
                        of: block.residuals + outcome * block.leading,
                        by: block.leverages,
                        count: count
                    )
                }
            }
            for outcome in outcomes.indices {
                // The last outcome needs no copy of the basis.
                let scaled = outcome == outcomes.count - 1 ? block.basis : block.scratch
                let residuals = block.residuals + outcome * block.leading
                for column in 0..<coefficients {
                    let source = block.basis + column * block.leading
                    let target = scaled + column * block.leading
                    for row in 0..<count { target[row] = source[row] * residuals[row] }
                }
                meats[outcome].withUnsafeMutableElements {
                    addCrossProduct(
                        of: scaled,
                        rows: count,
                        columns: coefficients,
                        leading: block.leading,
                        to: $0.baseAddress!
                    )
                }
            }
        }
        return HeteroskedasticPart(meats: meats, exactRows: exactRows)
    }

    /// For each outcome Q' diag(u²) Q of all rows.
    private func sums(of parts: [HeteroskedasticPart]) -> [Matrix] {
        outcomes.indices.map { outcome in
            parts.dropFirst().reduce(parts[0].meats[outcome]) { $0 + $1.meats[outcome] }
        }
    }

    /// For each outcome Σ q q' e² over the rows q of Q.
    func heteroskedasticMeats() -> [Matrix] {
        sums(of: concurrentMap(partCount) { heteroskedasticPart($0, .hc0) })
    }

    /// Replaces leverages h by 1 / (1 - h), and returns the rows that have nothing left.
    private func invertRemainders(_ leverages: UnsafeMutablePointer<Double>, rows: Range<Int>) -> [Int] {
        var exact = 0
        for row in 0..<rows.count {
            let remainder = 1 - leverages[row]
            exact += remainder < Self.exactFitTolerance ? 1 : 0
            leverages[row] = 1 / remainder
        }
        guard exact > 0 else { return [] }
        return (0..<rows.count).filter { !(leverages[$0] > 0 && leverages[$0] <= 1 / Self.exactFitTolerance) }
            .map { rows.lowerBound + $0 }
    }

    func covariance(
        _ correction: HeteroskedasticityCorrection,
        parts: [HeteroskedasticPart]
    ) throws -> CoefficientCovariance {
        let exactRows = parts.flatMap(\.exactRows)
        if let row = exactRows.first { throw InferenceError.leverageOfOne(row: row, rows: exactRows.count) }
        return try covariance(correction, matrices: sums(of: parts).map(transformedBack))
    }

    /// - Parameter matrices: of each outcome, without the factor for small samples.
    func covariance(
        _ correction: HeteroskedasticityCorrection,
        matrices: [Matrix]
    ) throws -> CoefficientCovariance {
        let (rows, coefficients) = (Double(regression.rowCount), Double(regression.parameterCount))
        let factor: CoefficientCovariance.SmallSampleFactor =
            correction == .hc1
            ? .init(value: rows / (rows - coefficients), formula: "n / (n - p)")
            : .init(value: 1, formula: "1")
        let matrices = matrices.map { factor.value * $0 }
        if !matrices.allSatisfy({ $0.firstNonFinite == nil }) {
            throw RegressionError.whyNotFinite(design: design, outcomes: outcomes)
        }
        return CoefficientCovariance(
            kind: correction.kind,
            smallSampleFactors: [factor],
            degreesOfFreedom: regression.degreesOfFreedom,
            names: regression.names,
            outcomeNames: regression.outcomeNames,
            matrices: matrices
        )
    }
}

extension FittedRows.HeteroskedasticityCorrection {
    var kind: CoefficientCovariance.Kind {
        switch self {
        case .hc0: .hc0
        case .hc1: .hc1
        case .hc2: .hc2
        case .hc3: .hc3
        }
    }
}
