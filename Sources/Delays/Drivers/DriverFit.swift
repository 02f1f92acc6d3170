import LinearAlgebra
import Sorting
import Statistics

/// One regression of the lead times on some of the columns, with the covariance that its intervals come from.
struct DriverFit: Sendable {
    let columns: [DriverColumn]
    let design: Design
    /// For each column of the design, its number among those of all candidates.
    let candidateColumns: [Int]
    /// Of each block: the columns of the design, then the lead time.
    let grams: [Gram]
    let gram: Gram
    let regression: LinearRegression
    let covariance: CoefficientCovariance
    /// What the others determine.
    let redundant: [RedundantColumns.Found]
    /// For each of the columns, in how many clusters each of its levels is; of a number, those with an order that does not have its commonest
    /// value. Nil without clusters.
    let clustersOfLevels: [[Int]]?

    /// The condition of the scaled columns beyond which the rows are passed over again.
    private static let worstCondition = 1e4

    /// - Parameters:
    ///   - candidates: what is redundant among them is left out.
    ///   - grams: of each block, for all candidates and the lead time.
    /// - Throws: `RegressionError` where there are too few orders, `InferenceError` where there is no covariance.
    init(_ candidates: [DriverColumn], rows: DriverRows, grams: [Gram]) throws {
        var columns = candidates
        var kept = Array(0..<candidates.reduce(0) { $0 + $1.width })
        var redundant: [RedundantColumns.Found] = []
        let outcome = NumericColumn(name: "lead time", values: rows.leadTime)
        let gram = grams.dropFirst().reduce(grams[0], +)
        let outcomeColumn = gram.columnCount - 1
        while true {
            let design = try Design(columns.map(\.term), rowCount: rows.orders.count)
            let own = gram.selecting(kept + [outcomeColumn])
            var regression = try LinearRegression(
                gram: own,
                columnNames: design.columnNames,
                outcomeNames: [outcome.name]
            )
            var found = RedundantColumns(regression, design, columns)
            if found == nil, regression.condition > DriverFit.worstCondition {
                // Row by row what is nearly dependent can turn out to be dependent.
                regression = try LinearRegression(design, outcomes: [outcome])
                found = RedundantColumns(regression, design, columns)
            }
            if let found {
                redundant += found.redundant
                for column in found.designColumns.reversed() { kept.remove(at: column) }
                if let joined = found.joined {
                    columns[found.term] = joined
                } else {
                    columns.remove(at: found.term)
                }
                continue
            }
            guard regression.degreesOfFreedom > 0 else {
                throw RegressionError.tooFewRows(
                    rows: regression.rowCount,
                    coefficients: regression.parameterCount
                )
            }
            let fitted = try FittedRows(regression, design: design, outcomes: [outcome])
            let ownGrams = grams.map { $0.selecting(kept + [outcomeColumn]) }
            covariance =
                if let clustering = rows.clustering {
                    // The blocks are clusters, or groups of them.
                    try ClusterGrams(
                        ownGrams,
                        columnNames: design.columnNames,
                        outcomeNames: [outcome.name],
                        clusteringName: clustering.name
                    ).covariance(of: regression)
                } else {
                    try fitted.orderCovariance(clusteredBy: nil)
                }
            candidateColumns = kept
            self.grams = ownGrams
            self.columns = columns
            self.design = design
            self.gram = own
            self.regression = regression
            self.redundant = redundant
            clustersOfLevels = rows.clustering.map { clustering in
                columns.map { $0.clusterCounts(clustering) }
            }
            return
        }
    }
}

extension DriverFit {
    /// A combination of the regression's slopes.
    struct Contrast: Sendable {
        /// For each column of the design.
        let weights: [Double]
    }

    /// The factors of a contrast for the regression's coefficients, the intercept first.
    func factors(_ contrast: Contrast) -> [Double] {
        [0] + regression.columns.map { contrast.weights[$0] }
    }

    /// The estimate with its robust error; the name is that of nothing.
    func test(_ contrast: Contrast, confidence: Double) -> CoefficientTest {
        regression.combination(
            factors(contrast),
            name: "",
            covariance: covariance,
            confidence: confidence
        )
    }

    /// How strong a hidden cause would have to be, from the classical error, for which the measure is exact.
    func sensitivity(_ contrast: Contrast) -> Sensitivity? {
        Sensitivity(regression.combination(factors(contrast), name: ""))
    }

    /// What the estimate multiplies each order's deviations from the means by, so that the estimate is the sum of these
    /// times the outcomes: X (X'X)⁻¹ f, as weights of the columns.
    func weights(_ contrast: Contrast) -> [Double] {
        let root = regression.inverseRoot
        let slopes = regression.columns.map { contrast.weights[$0] }
        // T (T' f): T is upper triangular.
        let width = slopes.count
        var inner = [Double](repeating: 0, count: width)
        for column in 0..<width {
            for row in 0...column { inner[column] += root[row, column] * slopes[row] }
        }
        var weights = [Double](repeating: 0, count: design.columnCount)
        for row in 0..<width {
            var sum = 0.0
            for column in row..<width { sum += root[row, column] * inner[column] }
            weights[regression.columns[row]] = sum
        }
        return weights
    }
}

extension DriverColumn {
    /// How many clusters the orders of each level are in; of a number, those with an order that does not have its commonest value.
    fileprivate func clusterCounts(_ clustering: Clustering) -> [Int] {
        let column: CategoricalColumn
        switch term {
        case .numeric(let numbers):
            let commonest = numbers.values.commonest
            return [clustering.clusterCount { numbers.values[$0] != commonest }]
        case .categorical(let levels): column = levels
        case .interaction: preconditionFailure("main effects only")
        }
        // Clusters come in any order: a mark for each pair of cluster and level.
        var isSeen = [Bool](repeating: false, count: clustering.codeCount * column.levels.count)
        var counts = [Int](repeating: 0, count: column.levels.count)
        for (row, level) in column.codes.enumerated() {
            let place = Int(clustering.codes[row]) * column.levels.count + Int(level)
            if !isSeen[place] {
                isSeen[place] = true
                counts[Int(level)] += 1
            }
        }
        return counts
    }
}

extension [Double] {
    /// The value that occurs most often, the least of equally frequent ones; nil of none.
    fileprivate var commonest: Double? {
        var sorted = self
        sorted.radixSort { $0.radixKey }
        var (best, most, start) = (sorted.first, 0, 0)
        for index in sorted.indices where index + 1 == sorted.count || sorted[index + 1] != sorted[index] {
            if index + 1 - start > most { (best, most) = (sorted[index], index + 1 - start) }
            start = index + 1
        }
        return best
    }
}
