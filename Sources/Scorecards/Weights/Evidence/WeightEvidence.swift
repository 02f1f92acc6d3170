import LinearAlgebra
import Statistics

/// All that the fit needs to know of rows: second moments of indicators and standardised outcomes.
///
/// With rows x of indicator scores and y of outcomes, both without their means, and n rows:
/// G = Σ xx' / n, and for each outcome c = Σ x y / (n s), s² = Σ y² / n. The composite w'x then has the correlation
/// w'c / √(w'Gw) with the outcome.
struct WeightEvidence: Sendable, Equatable {
    /// G, both triangles.
    let products: Matrix
    /// c of each outcome.
    let directions: [[Double]]

    /// - Parameter gram: of the indicators, then the outcomes, whose sums are zero.
    /// - Complexity: O(columns²).
    init(_ gram: Gram, outcomeCount: Int) {
        let sums = gram.products
        let indicatorCount = gram.columnCount - outcomeCount
        let scale = gram.weight > 0 ? 1 / gram.weight : 0
        let indicators = Array(0..<indicatorCount)
        products = scale * sums.submatrix(rows: indicators, columns: indicators)
        directions = (indicatorCount..<gram.columnCount).map { outcome in
            let spread = (scale * sums[outcome, outcome]).squareRoot()
            return indicators.map { spread > 0 ? scale * sums[$0, outcome] / spread : 0 }
        }
    }

    init(products: Matrix, directions: [[Double]]) {
        self.products = products
        self.directions = directions
    }

    var indicatorCount: Int { products.rows }

    /// w'Gw.
    /// - Complexity: O(indicators²).
    func variance(of weights: [Double]) -> Double { max(0, products.quadraticForm(weights)) }

    /// b = w'c / w'Gw of each outcome: what one unit of the composite is worth of the standardised outcome; negative where it runs
    /// against it.
    func scales(of weights: [Double]) -> [Double] {
        let variance = variance(of: weights)
        return directions.map { variance > 0 ? dot(weights, $0) / variance : 0 }
    }

    /// For each outcome the share of its variance that goes with the composite, negative where the composite runs against it:
    /// r |r| with the correlation r = w'c / √(w'Gw).
    func explained(by weights: [Double]) -> [Double] {
        let variance = variance(of: weights)
        return directions.map {
            let covariance = dot(weights, $0)
            return variance > 0 ? covariance * abs(covariance) / variance : 0
        }
    }

    /// The correlation of the composite with each outcome; zero where it does not vary.
    func correlations(of weights: [Double]) -> [Double] {
        let spread = variance(of: weights).squareRoot()
        return directions.map { spread > 0 ? dot(weights, $0) / spread : 0 }
    }

    /// For each outcome the slope of each indicator with the others held: (G + εI)⁻¹ c, in standard deviations of the outcome for
    /// a point of the score. The ridge ε is a millionth of the mean variance, so that an indicator that does not vary has none.
    /// - Complexity: O(indicators³).
    var effects: [[Double]] {
        var ridged = products
        let ridge = 1e-6 * products.diagonal.reduce(0, +) / Double(max(1, indicatorCount))
        for indicator in 0..<indicatorCount { ridged[indicator, indicator] += ridge }
        guard let cholesky = try? Cholesky(ridged) else { return directions.map { $0.map { _ in 0 } } }
        return directions.map(cholesky.solve)
    }
}
