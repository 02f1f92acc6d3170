import Parallelism

/// A term with categorical columns as counting sees it: a row adds a number to its cell's sum.
struct CountedTerm: Sendable {
    let cells: Cells
    /// The number is the product of these; 1 if there are none.
    let multiplier: [[Double]]
    /// The term's columns in the Gram.
    let columns: Range<Int>
}

extension Gram {
    /// The Gram of a design with categorical terms, which are never expanded.
    ///
    /// Every column of a term is a contrast of the cells' marks, times a number; so the products of two terms are
    /// contrasts of a table of sums by pairs of cells, which for plain categorical terms without weights is a
    /// table of counts. Numeric columns are summed by cell, and multiplied with each other as in any Gram.
    ///
    /// Columns made of levels have a shift of 0. Each pair of terms is counted over all rows in order by one
    /// thread, so the result is the same on every number of threads.
    /// - Throws: `RegressionError.notFinite` or `.overflow`.
    /// - Complexity: O(rows · (numeric² + numeric · categorical terms + categorical terms²) + columns²); beside the
    ///   result, memory for one table of two terms a thread, and for the sums by cell.
    init(counting design: Design, outcomes: [NumericColumn], weights: [Double]?) throws {
        let terms = zip(design.terms, design.columnRanges)
        let counted = terms.compactMap { term, columns -> CountedTerm? in
            let factors = term.categoricalFactors
            if factors.isEmpty { return nil }
            return CountedTerm(
                cells: Cells(factors),
                multiplier: term.numericFactors.map(\.values),
                columns: columns
            )
        }
        let numeric = try Design(
            design.terms.filter(\.categoricalFactors.isEmpty),
            rowCount: design.rowCount,
            hasIntercept: design.hasIntercept
        )
        let numericGram = try Gram(numeric, outcomes: outcomes, weights: weights)
        let numericColumns =
            terms.filter(\.0.categoricalFactors.isEmpty).flatMap(\.1)
            + (0..<outcomes.count).map { design.columnCount + $0 }
        let sums = LevelSums(
            numeric: numeric,
            outcomes: outcomes,
            shift: numericGram.shift,
            weights: weights
        )
        var packed = PackedTriangle(columnCount: design.columnCount + outcomes.count)
        packed.write(numericGram, columns: numericColumns)
        for (term, table) in zip(counted, sums.tables(of: counted)) {
            // Also the sums of an omitted level, which do not get into the Gram.
            guard table.allSatisfy(\.isFinite) else {
                throw RegressionError.whyNotFinite(design: design, outcomes: outcomes)
            }
            packed.write(levelSums: table, of: term, numericColumns: numericColumns)
        }
        packed.writeCounts(of: counted, rowCount: design.rowCount, weights: weights)

        var shift = [Double](repeating: 0, count: design.columnCount + outcomes.count)
        for (column, value) in zip(numericColumns, numericGram.shift) { shift[column] = value }
        self.init(
            columnCount: shift.count,
            shift: shift,
            rowCount: numericGram.rowCount,
            packed: packed.elements
        )
        if !self.packed.allSatisfy(\.isFinite) {
            throw RegressionError.whyNotFinite(design: design, outcomes: outcomes)
        }
    }
}

/// A Gram's upper triangle while blocks are written to it.
private struct PackedTriangle {
    var elements: [Double]

    init(columnCount: Int) {
        elements = Array(repeating: 0, count: Gram.packedCount(columnCount: columnCount))
    }

    /// Where the product of two columns of the augmented row goes: 0 is the constant, c + 1 is column c.
    static func index(_ first: Int, _ second: Int) -> Int {
        let (low, high) = first < second ? (first, second) : (second, first)
        return packedCount(high) + low
    }

    mutating func write(_ gram: Gram, columns: [Int]) {
        let augmented = [0] + columns.map { $0 + 1 }
        for second in augmented.indices {
            for first in 0...second {
                elements[Self.index(augmented[first], augmented[second])] =
                    gram.packed[Self.index(first, second)]
            }
        }
    }

    mutating func write(levelSums table: [Double], of term: CountedTerm, numericColumns: [Int]) {
        let augmented = [0] + numericColumns.map { $0 + 1 }
        let contrasts = term.cells.contrasts(of: table, inner: augmented.count)
        for (position, column) in term.columns.enumerated() {
            for (number, other) in augmented.enumerated() {
                elements[Self.index(other, column + 1)] = contrasts[number + position * augmented.count]
            }
        }
    }

    /// Counts each pair of terms and writes the contrasts of its table.
    mutating func writeCounts(of terms: [CountedTerm], rowCount: Int, weights: [Double]?) {
        let pairs = terms.indices.flatMap { second in (0...second).map { (terms[$0], terms[second]) } }
        elements.withUnsafeMutableBufferPointer { elements in
            nonisolated(unsafe) let elements = elements
            concurrently(pairs.count) { pair in
                let (first, second) = pairs[pair]
                let products = first.products(with: second, rowCount: rowCount, weights: weights)
                for (position, column) in second.columns.enumerated() {
                    for (offset, other) in first.columns.enumerated() where other <= column {
                        elements[Self.index(other + 1, column + 1)] =
                            products[offset + position * first.columns.count]
                    }
                }
            }
        }
    }
}

extension CountedTerm {
    /// The weighted products of the columns of this term and another one: columns × the other's columns.
    fileprivate func products(with other: CountedTerm, rowCount: Int, weights: [Double]?) -> [Double] {
        let numbers = multiplier + other.multiplier + (weights.map { [$0] } ?? [])
        let table: [Double]
        if cells.coincide(with: other.cells) {
            let diagonal = cells.sums(ofProducts: numbers, rowCount: rowCount)
            var square = [Double](repeating: 0, count: cells.count * cells.count)
            for cell in diagonal.indices { square[cell * (cells.count + 1)] = diagonal[cell] }
            table = square
        } else {
            let pairs = Cells(cells.factors + other.cells.factors)
            table = pairs.sums(ofProducts: numbers, rowCount: rowCount)
        }
        return other.cells.contrasts(of: cells.contrasts(of: table, inner: 1), inner: columns.count)
    }
}
