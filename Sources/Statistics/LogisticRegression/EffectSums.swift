import Parallelism

extension LogisticLikelihood {
    /// A sum over rows and its derivative by the coefficients of the centred columns.
    struct SumWithGradient: Sendable {
        var value = 0.0
        var gradient: [Double]

        init(width: Int) { gradient = Array(repeating: 0, count: width) }

        mutating func add(_ other: SumWithGradient, times factor: Double) {
            value += factor * other.value
            for index in gradient.indices { gradient[index] += factor * other.gradient[index] }
        }
    }

    /// Σ c p over rows, which may be others than those that were fitted.
    /// - Complexity: O(rows · columns), on all processors.
    func chanceSum(at coefficients: [Double], rows: ModelRows) -> SumWithGradient {
        rows.sum(from: SumWithGradient(width: rows.width)) { sum, block in
            block.predict(coefficients)
            var chances = 0.0
            forEachRow(of: block) { offset, _, weight in
                let chance = Chance(linear: block.predictor[offset])
                chances += weight * chance.success
                block.factors[offset] = weight * chance.variance
            }
            sum.value += chances
            block.addFactoredSum(to: &sum.gradient)
        } merge: { sum, later in
            sum.add(later, times: 1)
        }
    }

    /// Σ c, and for each numeric variable Σ c dp/dx.
    ///
    /// dp/dx = p (1 - p) m with m = b'∂, where ∂ is the derivative of the row of columns by x: what the row has
    /// with x = 1, where x has a part in the column. By the coefficients its derivative is
    /// p (1 - p)(1 - 2p) m times the row, and p (1 - p) ∂.
    /// - Complexity: O(rows · columns · variables), on all processors.
    func derivativeSums(
        at coefficients: [Double],
        of variables: [Variable]
    ) -> (weight: Double, sums: [String: SumWithGradient]) {
        let derivatives = variables.compactMap { Derivative(of: $0.name, rows: rows) }
        let zero = (weight: 0.0, sums: derivatives.map { _ in SumWithGradient(width: rows.width) })
        let total = rows.sum(from: zero) { sum, block in
            block.predict(coefficients)
            forEachRow(of: block) { _, _, weight in sum.weight += weight }
            for (index, derivative) in derivatives.enumerated() {
                let columns = derivative.columns(of: block.rows)
                var slopes = [Double](repeating: 0, count: block.rows.count)
                for (column, position) in zip(columns, derivative.positions) {
                    for offset in slopes.indices { slopes[offset] += coefficients[position] * column[offset] }
                }
                forEachRow(of: block) { offset, _, weight in
                    let chance = Chance(linear: block.predictor[offset])
                    let variance = weight * chance.variance
                    sum.sums[index].value += variance * slopes[offset]
                    for (column, position) in zip(columns, derivative.positions) {
                        sum.sums[index].gradient[position] += variance * column[offset]
                    }
                    block.factors[offset] = variance * (chance.failure - chance.success) * slopes[offset]
                }
                block.addFactoredSum(to: &sum.sums[index].gradient)
            }
        } merge: { sum, later in
            sum.weight += later.weight
            for index in sum.sums.indices { sum.sums[index].add(later.sums[index], times: 1) }
        }
        let named = zip(derivatives.map(\.name), total.sums).map { ($0, $1) }
        return (total.weight, Dictionary(uniqueKeysWithValues: named))
    }
}

/// The derivative of a row of columns by a numeric column that is a factor of some of them.
private struct Derivative: Sendable {
    let name: String
    /// Which coefficients.
    let positions: [Int]
    private let terms: [Design.Term]
    /// For each coefficient its term and the column of it.
    private let places: [(term: Int, column: Int)]

    /// Nil if none of its columns has a coefficient.
    init?(of name: String, rows: ModelRows) {
        var terms: [Design.Term] = []
        var positions: [Int] = []
        var places: [(term: Int, column: Int)] = []
        for (term, range) in zip(rows.design.terms, rows.design.columnRanges) {
            guard let own = term.numericFactors.first(where: { $0.name == name }) else { continue }
            for (position, column) in rows.columns.enumerated() where range.contains(column) {
                positions.append(position + (rows.hasIntercept ? 1 : 0))
                places.append((terms.count, column - range.lowerBound))
            }
            terms.append(term.replacing(.numeric(own.constant(1))))
        }
        guard !positions.isEmpty else { return nil }
        self.name = name
        self.positions = positions
        self.terms = terms
        self.places = places
    }

    /// The columns of the derivative for some rows, in the order of `positions`.
    func columns(of rows: Range<Int>) -> [[Double]] {
        let filled = terms.map { term in
            let zeros = ArraySlice(repeating: 0.0, count: term.columnCount)
            return [Double](unsharedCapacity: rows.count * term.columnCount) { buffer, count in
                term.fill(buffer.baseAddress!, rows: rows, leading: rows.count, shift: zeros)
                count = rows.count * term.columnCount
            }
        }
        return places.map { place in
            Array(filled[place.term][place.column * rows.count..<(place.column + 1) * rows.count])
        }
    }
}
