import LinearAlgebra

/// The sums of the columns of a matrix without each of them.
///
/// They are added from both ends, so that nothing is taken away again: of a column of data that varies in one cluster
/// alone, the whole Gram less that cluster's would leave rounding where there is nothing.
struct SumsWithoutEach: Sendable {
    /// Successive columns that are left out by one thread; they do not depend on the number of threads.
    let parts: [Range<Int>]
    private let columns: Matrix
    /// For each part the sum of all columns before it, and of all behind it.
    private let before: [[Double]]
    private let behind: [[Double]]

    private static let width = 32

    /// - Complexity: O(rows · columns).
    init(_ columns: Matrix) {
        let parts = stride(from: 0, to: columns.columns, by: Self.width).map {
            $0..<min($0 + Self.width, columns.columns)
        }
        let ownSums = parts.map { part in
            var sum = [Double](repeating: 0, count: columns.rows)
            for column in part { sum.add(columns.column(column)) }
            return sum
        }
        var before = [[Double](repeating: 0, count: columns.rows)]
        for sum in ownSums.dropLast() { before.append(before[before.count - 1].adding(sum[...])) }
        var behind = [[Double](repeating: 0, count: columns.rows)]
        for sum in ownSums.dropFirst().reversed() { behind.append(behind[behind.count - 1].adding(sum[...])) }
        self.parts = parts
        self.columns = columns
        self.before = before
        self.behind = behind.reversed()
    }

    /// The sums without the first, the second, … column of a part.
    func rest(part: Int) -> Rest {
        var behind = [self.behind[part]]
        for column in parts[part].dropFirst().reversed() {
            behind.append(behind[behind.count - 1].adding(columns.column(column)))
        }
        return Rest(columns: columns, column: parts[part].lowerBound, before: before[part], behind: behind)
    }

    struct Rest {
        fileprivate let columns: Matrix
        /// The next column to be left out.
        fileprivate var column: Int
        fileprivate var before: [Double]
        /// The sums of the columns behind the last one to be left out, the last but one, …, the next one.
        fileprivate var behind: [[Double]]

        /// - Precondition: it is called no more often than the part has columns.
        mutating func next() -> [Double] {
            let sum = behind.removeLast().adding(before[...])
            before.add(columns.column(column))
            column += 1
            return sum
        }
    }
}

extension [Double] {
    fileprivate mutating func add(_ other: ArraySlice<Double>) {
        withUnsafeMutableBufferPointer { target in
            other.withUnsafeBufferPointer { source in
                for index in target.indices { target[index] += source[index] }
            }
        }
    }

    fileprivate func adding(_ other: ArraySlice<Double>) -> [Double] {
        var sum = self
        sum.add(other)
        return sum
    }
}
