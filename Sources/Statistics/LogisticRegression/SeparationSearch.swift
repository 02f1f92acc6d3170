import LinearAlgebra

/// Looks for separation while the likelihood is climbed, and claims it only with a proof.
///
/// If the coefficients of any step tell all outcomes right, separation is complete, and they are the proof. If not,
/// but outcomes are separated quasi-completely, Newton's steps go on for ever: the margins (2y - 1) x'b of separated
/// rows grow by about 1 with each step while the others settle. So after some steps
///
/// 1. the rows whose margin is small are taken for those that overlap;
/// 2. the coefficients (or what the last steps added) are projected onto the directions in which none of these rows
///    moves: the null space of their cross-products;
/// 3. the projection d is checked on every row: (2y - 1) x'd ≥ 0, up to rounding: 1e-9 of the largest |x'd|, and of
///    the row's own Σ |xⱼ dⱼ| (plus 1e-13 of the largest), so that one far value does not hide the other rows.
///
/// Step 3 is the proof (Albert and Anderson 1984); steps 1 and 2 only propose. Without a proof the search goes on.
/// Konis ("Linear Programming Algorithms for Detecting Separated Data in Binary Logistic Regression Models", 2007)
/// decides the same question by linear programs over all rows, which is dearer by far.
struct SeparationSearch {
    let likelihood: LogisticLikelihood
    private var earlier: [Double]?

    /// Most likelihoods that have a maximum are there by then.
    private static let firstLook = 6
    private static let stride = 3
    /// Shares of the largest |x'd| that count as zero.
    private static let rounding = 1e-9
    /// Shares of the largest |x'd| that are rounding in any row.
    private static let sharedRounding = 1e-13
    /// Shares of the largest eigenvalue that count as zero.
    private static let nullEigenvalue = 1e-10

    init(likelihood: LogisticLikelihood) {
        self.likelihood = likelihood
    }

    /// - Throws: `LogisticRegressionError.separation`, once there is a proof.
    mutating func visit(_ point: LikelihoodSearch.Point, iteration: Int) throws {
        if point.value.smallestMargin > 0 {
            let check = certificate(point.coefficients)
            throw LogisticRegressionError.separation(
                separation(.complete, direction: point.coefficients, check: check)
            )
        }
        let isDue = iteration >= Self.firstLook && (iteration - Self.firstLook) % Self.stride == 0
        guard isDue || point.factor == nil else { return }
        var candidates = [point.coefficients]
        if let earlier { candidates.append(zip(point.coefficients, earlier).map { $0 - $1 }) }
        earlier = point.coefficients
        for threshold in [Double(iteration) - 4, Double(iteration) / 2, 4] {
            guard let directions = try directionsAtRest(point.coefficients, threshold: threshold) else {
                continue
            }
            for candidate in candidates {
                let direction = directions.projection(candidate)
                let check = certificate(direction)
                guard check.isProof else { continue }
                let kind: Separation.Kind = check.least > 0 ? .complete : .quasiComplete
                throw LogisticRegressionError.separation(separation(kind, direction: direction, check: check))
            }
        }
    }

    /// The directions in which rows whose margin is below `threshold` do not move; nil if there are none.
    private func directionsAtRest(_ coefficients: [Double], threshold: Double) throws -> NullSpace? {
        let width = likelihood.rows.width
        let zero = (inside: Matrix(rows: width, columns: width), all: Matrix(rows: width, columns: width))
        let sums = likelihood.rows.sum(from: zero) { sum, block in
            block.predict(coefficients)
            likelihood.forEachRow(of: block) { offset, outcome, weight in
                let margin = LogisticLikelihood.margin(outcome: outcome, linear: block.predictor[offset])
                block.predictor[offset] = margin < threshold ? 1 : 0
                block.factors[offset] = weight > 0 ? 1 : 0
            }
            block.scaleRows()
            block.addCrossProduct(to: &sum.all)
            block.factors.update(from: block.predictor, count: block.rows.count)
            block.scaleRows()
            block.addCrossProduct(to: &sum.inside)
        } merge: { sum, later in
            sum.inside = sum.inside + later.inside
            sum.all = sum.all + later.all
        }
        return try NullSpace(of: sums.inside, scales: sums.all.diagonal, tolerance: Self.nullEigenvalue)
    }

    /// What a direction does to every row.
    private struct Certificate: Sendable {
        /// The least and the greatest of (2y - 1) x'd.
        var least = Double.infinity
        var greatest = -Double.infinity
        /// The least that is left of them with `rounding` of a row's Σ |xⱼ dⱼ| added.
        var leastBesideRounding = Double.infinity
        var movedRows = 0
        var rowCount = 0

        /// No row is on the wrong side by more than rounding, and some are on the right one.
        var isProof: Bool {
            greatest > 0 && least >= -SeparationSearch.rounding * greatest
                && leastBesideRounding >= -SeparationSearch.sharedRounding * greatest
        }
    }

    private func certificate(_ direction: [Double]) -> Certificate {
        let range = sides(of: direction, beyond: 0)
        return sides(of: direction, beyond: Self.rounding * max(range.greatest, 0))
    }

    private func sides(of direction: [Double], beyond limit: Double) -> Certificate {
        likelihood.rows.sum(from: Certificate()) { sum, block in
            block.predict(direction)
            block.writeSizes(of: direction)
            var result = sum
            likelihood.forEachRow(of: block) { offset, outcome, weight in
                guard weight > 0 else { return }
                let side = LogisticLikelihood.margin(outcome: outcome, linear: block.predictor[offset])
                result.least = min(result.least, side)
                result.greatest = max(result.greatest, side)
                result.leastBesideRounding = min(
                    result.leastBesideRounding,
                    side + Self.rounding * block.factors[offset]
                )
                result.movedRows += abs(side) > limit ? 1 : 0
                result.rowCount += 1
            }
            sum = result
        } merge: { sum, later in
            sum.least = min(sum.least, later.least)
            sum.greatest = max(sum.greatest, later.greatest)
            sum.leastBesideRounding = min(sum.leastBesideRounding, later.leastBesideRounding)
            sum.movedRows += later.movedRows
            sum.rowCount += later.rowCount
        }
    }

    private func separation(_ kind: Separation.Kind, direction: [Double], check: Certificate) -> Separation {
        Separation(
            kind: kind,
            diverging: likelihood.rows.movingCoefficients(along: direction).map {
                Separation.Diverging(name: $0.name, isRising: $0.value > 0)
            },
            alone: likelihood.columnsSeparatingAlone,
            separatedRows: check.movedRows,
            rowCount: check.rowCount
        )
    }
}

extension ModelRows.Block {
    /// Writes Σ |xⱼ dⱼ| of each row to `factors`.
    fileprivate func writeSizes(of direction: [Double]) {
        factors.update(repeating: 0, count: rows.count)
        for column in 0..<width {
            let source = entries + column * leading
            let size = abs(direction[column])
            for offset in 0..<rows.count { factors[offset] += abs(source[offset]) * size }
        }
    }
}

/// The null space of a sum of outer products of rows, each column scaled by the root of `scales`.
private struct NullSpace {
    private let basis: Matrix
    private let roots: [Double]

    init?(of products: Matrix, scales: [Double], tolerance: Double) throws {
        let roots = scales.map { $0 > 0 ? $0.squareRoot() : 1 }
        var scaled = products
        for column in roots.indices {
            for row in 0...column { scaled[row, column] /= roots[row] * roots[column] }
        }
        let eigen = try SymmetricEigenvalues(scaled)
        let limit = tolerance * max(eigen.values.last ?? 0, tolerance)
        let null = eigen.values.indices.prefix { eigen.values[$0] <= limit }
        guard !null.isEmpty else { return nil }
        basis = eigen.vectors.submatrix(rows: Array(roots.indices), columns: Array(null))
        self.roots = roots
    }

    /// The part of `coefficients` that lies in the null space.
    func projection(_ coefficients: [Double]) -> [Double] {
        let scaled = Matrix(columns: [zip(coefficients, roots).map { $0 * $1 }])
        let inside = basis * Matrix.transposedProduct(basis, scaled)
        return zip(inside.elements, roots).map { $0 / $1 }
    }
}
