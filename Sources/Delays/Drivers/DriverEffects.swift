import LinearAlgebra
import Statistics

extension DriverFit {
    /// One effect of a column that the report tells of.
    struct Effect: Sendable {
        /// What it is the effect of.
        enum Of: Sendable {
            /// A level, against the average order, or against the other level where there are two.
            case level(Int, against: Int?)
            /// Going from one number to another.
            case step(from: Double, to: Double)
        }

        let column: Int
        let of: Of
        let contrast: Contrast

        /// Of the level among those of the column; 0 for a number.
        var code: Int {
            if case .level(let level, _) = of { return level }
            return 0
        }
    }

    /// The effects of a column: of one of two levels; of each of several; of a step.
    func effects(ofColumn index: Int) -> [Effect] {
        let (column, range) = (columns[index], design.columnRanges[index])
        var weights = [Double](repeating: 0, count: design.columnCount)
        if let step = column.step {
            weights[range.lowerBound] = step.upperBound - step.lowerBound
            let of = Effect.Of.step(from: step.lowerBound, to: step.upperBound)
            return [Effect(column: index, of: of, contrast: Contrast(weights: weights))]
        }
        guard case .categorical(let levels) = column.term else { return [] }
        let coded = levels.codedLevels
        if coded.count == 1 {
            weights[range.lowerBound] = 1
            let of = Effect.Of.level(coded[0], against: levels.omittedLevel)
            return [Effect(column: index, of: of, contrast: Contrast(weights: weights))]
        }
        let average = comparedLevels(ofColumn: index)
        let total = Double(average.reduce(0) { $0 + column.levelCounts[$1] })
        for (position, level) in coded.enumerated() where average.contains(level) {
            weights[range.lowerBound + position] = -Double(column.levelCounts[level]) / total
        }
        return levels.levels.indices.map { level in
            var own = weights
            if let position = coded.firstIndex(of: level) { own[range.lowerBound + position] += 1 }
            return Effect(column: index, of: .level(level, against: nil), contrast: Contrast(weights: own))
        }
    }

    /// A column of the design as a reader knows it: `region: North` for `region[North]`.
    func name(ofDesignColumn name: String) -> String {
        for (column, range) in zip(columns, design.columnRanges) {
            guard let place = range.first(where: { design.columnNames[$0] == name }) else { continue }
            return column.name(ofColumn: place - range.lowerBound)
        }
        return name
    }

    /// The levels that make the average order, and that are tested: those in clusters enough for an error, or all if these are less than two.
    func comparedLevels(ofColumn index: Int) -> [Int] {
        let all = Array(columns[index].levels.indices)
        let told = all.filter { isTold($0, ofColumn: index) }
        return told.count > 1 ? told : all
    }

    /// Whether the level is in clusters enough for an error; of a number, level 0, whether it varies over so many.
    private func isTold(_ level: Int, ofColumn index: Int) -> Bool {
        clustersOfLevels.map { $0[index][level] >= Clustering.fewestOfMark } ?? true
    }

    /// Whether there is an error of the effect.
    func hasError(_ effect: Effect) -> Bool {
        switch effect.of {
        case .level(let level, let other?):
            return isTold(level, ofColumn: effect.column) && isTold(other, ofColumn: effect.column)
        case .level(let level, nil):
            return isTold(level, ofColumn: effect.column)
                && comparedLevels(ofColumn: effect.column).allSatisfy { isTold($0, ofColumn: effect.column) }
        case .step: return isTold(0, ofColumn: effect.column)
        }
    }

    /// The test that no level, or step, of a column makes a difference, of the levels that are in clusters enough.
    ///
    /// By clusters it is that of Hotelling, for their covariance is known no better than the clusters are many.
    /// - Throws: `InferenceError`.
    func test(ofColumn index: Int) throws -> (f: Double, pValue: Double) {
        let factors = try hypotheses(ofColumn: index)
        let none = [Double](repeating: 0, count: factors.rows)
        let test = try regression.waldTest(.init(factors: factors, values: none), covariance: covariance)
        guard clustersOfLevels != nil else { return (test.f, test.fPValue) }
        guard let hotelling = test.hotelling else { throw tooFewClusters }
        return (hotelling.f, hotelling.pValue)
    }

    private var tooFewClusters: InferenceError {
        let factor = covariance.smallSampleFactors.first
        return .tooFewClusters(clustering: factor?.clustering ?? "", clusters: factor?.clusterCount ?? 0)
    }

    /// That the tested levels have the coefficient of the first of them, or of the reference if it is one of them; that of a number zero.
    private func hypotheses(ofColumn index: Int) throws -> Matrix {
        let range = design.columnRanges[index]
        guard case .categorical(let levels) = columns[index].term else {
            guard isTold(0, ofColumn: index) else { throw tooFewClusters }
            return factors(of: [[range.lowerBound: 1]])
        }
        let tested = comparedLevels(ofColumn: index)
        guard tested.allSatisfy({ isTold($0, ofColumn: index) }) else { throw tooFewClusters }
        let places = Dictionary(
            uniqueKeysWithValues: levels.codedLevels.enumerated().map { ($1, range.lowerBound + $0) }
        )
        let base = tested.contains(levels.omittedLevel) ? levels.omittedLevel : tested[0]
        return factors(
            of: tested.filter { $0 != base }.map { level in
                var own: [Int: Double] = [:]
                if let place = places[level] { own[place] = 1 }
                if let place = places[base] { own[place] = -1 }
                return own
            }
        )
    }

    /// Rows of factors of the coefficients, from those of the columns of the design.
    private func factors(of rows: [[Int: Double]]) -> Matrix {
        var factors = Matrix(rows: rows.count, columns: regression.names.count)
        for (row, own) in rows.enumerated() {
            for (position, column) in regression.columns.enumerated() {
                if let factor = own[column] { factors[row, position + 1] = factor }
            }
        }
        return factors
    }
}
