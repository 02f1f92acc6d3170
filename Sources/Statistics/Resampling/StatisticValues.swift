import LinearAlgebra

/// The statistics of successive samples, drawn or left over.
struct StatisticValues: Sendable {
    /// Statistics × samples; not a number in the columns of `undefined`.
    let matrix: Matrix
    /// The samples that do not have the statistics, rising.
    let undefined: [Int]

    /// - Parameters:
    ///   - count: how many statistics there are.
    ///   - evaluate: writes the statistics of a sample, or returns false where they do not exist.
    init(count: Int, samples: Range<Int>, evaluate: (Int, UnsafeMutablePointer<Double>) -> Bool) {
        var matrix = Matrix(rows: count, columns: samples.count, repeating: .nan)
        var undefined: [Int] = []
        matrix.withUnsafeMutableElements { elements in
            guard let base = elements.baseAddress else { return }
            for (position, sample) in samples.enumerated()
            where !evaluate(sample, base + position * count) {
                undefined.append(sample)
            }
        }
        self.matrix = matrix
        self.undefined = undefined
    }

    /// - Parameter parts: of successive samples, in their order.
    init(joining parts: [StatisticValues]) {
        matrix = Matrix(
            rows: parts.first?.matrix.rows ?? 0,
            columns: parts.reduce(0) { $0 + $1.matrix.columns },
            elements: parts.flatMap(\.matrix.elements)
        )
        undefined = parts.flatMap(\.undefined)
    }
}

extension UnsafeMutablePointer<Double> {
    /// Writes statistics where they exist.
    /// - Precondition: there are `count` of them.
    func write(_ statistics: [Double]?, count: Int) -> Bool {
        guard let statistics else { return false }
        precondition(statistics.count == count, "as many statistics for every sample")
        update(from: statistics, count: count)
        return true
    }
}
