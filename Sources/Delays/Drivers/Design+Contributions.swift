import Statistics

/// What a linear predictor is made of, term by term.
extension Design {
    /// What the columns of a term, which is no interaction, add to each row.
    /// - Parameter slopes: for each column of the expanded design.
    /// - Complexity: O(rows).
    func contribution(ofTerm term: Int, slopes: [Double]) -> [Double] {
        contribution(ofTerm: term, slopes: slopes, rows: 0..<rowCount)
    }

    /// The same for some rows that follow each other.
    func contribution(ofTerm term: Int, slopes: [Double], rows: Range<Int>) -> [Double] {
        let range = columnRanges[term]
        switch terms[term] {
        case .numeric(let column):
            let slope = slopes[range.lowerBound]
            return column.values[rows].map { slope * $0 }
        case .categorical(let column):
            var ofLevel = [Double](repeating: 0, count: column.levels.count)
            for (position, level) in column.codedLevels.enumerated() {
                ofLevel[level] = slopes[range.lowerBound + position]
            }
            return column.codes[rows].map { ofLevel[Int($0)] }
        case .interaction: preconditionFailure("main effects only")
        }
    }
}

extension LinearRegression {
    /// The slopes of all columns of the design that was fitted; zero for those that are aliased.
    func slopes(ofColumns count: Int) -> [Double] {
        var slopes = [Double](repeating: 0, count: count)
        for (position, column) in columns.enumerated() { slopes[column] = coefficients[position + 1, 0] }
        return slopes
    }
}
