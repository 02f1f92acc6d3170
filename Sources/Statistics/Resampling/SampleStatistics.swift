import LinearAlgebra

extension Matrix {
    /// The statistics of successive samples: statistics × samples, a column of not-a-number where they do not exist.
    /// - Parameter write: writes the statistics of a sample where they exist.
    static func statistics(
        _ count: Int,
        samples: Range<Int>,
        write: (_ sample: Int, _ target: UnsafeMutablePointer<Double>) -> Void
    ) -> Matrix {
        var matrix = Matrix(rows: count, columns: samples.count, repeating: .nan)
        matrix.withUnsafeMutableElements { elements in
            guard let base = elements.baseAddress else { return }
            for (position, sample) in samples.enumerated() { write(sample, base + position * count) }
        }
        return matrix
    }

    /// The same from statistics that a closure returns.
    /// - Precondition: it returns `count` of them, or nil where they do not exist.
    static func statistics(_ count: Int, samples: Range<Int>, of sample: (Int) -> [Double]?) -> Matrix {
        statistics(count, samples: samples) { index, target in
            guard let statistics = sample(index) else { return }
            precondition(statistics.count == count, "as many statistics for every sample")
            target.update(from: statistics, count: count)
        }
    }

    /// The columns of several matrices of `rows` rows side by side.
    init(rows: Int, joiningColumns parts: [Matrix]) {
        self.init(
            rows: rows,
            columns: parts.reduce(0) { $0 + $1.columns },
            elements: parts.flatMap(\.elements)
        )
    }

    /// The columns that have an entry that is infinite or not a number, rising.
    var nonFiniteColumns: [Int] {
        (0..<columns).filter { !column($0).allSatisfy(\.isFinite) }
    }
}
