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
        let total = Double(column.levelCounts.reduce(0, +))
        for (position, level) in coded.enumerated() {
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
            guard case .categorical(let levels) = column.term else { return column.name }
            return "\(column.name): \(levels.levels[levels.codedLevels[place - range.lowerBound]])"
        }
        return name
    }

    /// Clusters below which a level's error cannot be told: with one, its residuals add up to zero.
    static let fewestClusters = 5

    /// Whether the level, or the number, varies over clusters enough for an error.
    func hasError(_ effect: Effect) -> Bool {
        guard let counts = fewestClusters?[effect.column] else { return true }
        switch effect.of {
        case .level(let level, let other):
            return counts[level] >= DriverFit.fewestClusters
                && (other.map { counts[$0] >= DriverFit.fewestClusters } ?? true)
        case .step: return counts[0] >= DriverFit.fewestClusters
        }
    }

    /// The test that no level, or step, of a column makes a difference.
    /// - Throws: `InferenceError`.
    func test(ofColumn index: Int) throws -> WaldTest {
        let range = design.columnRanges[index]
        var factors = Matrix(rows: range.count, columns: regression.names.count)
        for (position, column) in regression.columns.enumerated() where range.contains(column) {
            factors[column - range.lowerBound, position + 1] = 1
        }
        let none = [Double](repeating: 0, count: range.count)
        return try regression.waldTest(.init(factors: factors, values: none), covariance: covariance)
    }
}
