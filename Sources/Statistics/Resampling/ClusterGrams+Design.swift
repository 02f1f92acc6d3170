import LinearAlgebra
import Parallelism

extension ClusterGrams {
    /// The Grams of rows that hang together; the rows need not be in the order of the codes.
    ///
    /// The rows are ordered by a counting sort of their indices and gathered in blocks, so that the data are never
    /// copied as a whole.
    /// - Parameters:
    ///   - weights: one for each row, none negative; nil for 1.
    /// - Throws: `RegressionError.lengths`, `.notFinite`, `.weight` or `.overflow`; `InferenceError.clusteringLength`.
    /// - Precondition: there are fewer than 2³¹ rows.
    /// - Complexity: O(rows · columns²), BLAS level 3, on all processors; memory for 4 bytes a row and one packed
    ///   triangle a cluster. The result does not depend on the number of threads.
    public init(
        _ design: Design,
        outcomes: [NumericColumn],
        clusteredBy clustering: Clustering,
        weights: [Double]? = nil
    ) throws {
        try RegressionError.checkLengths(design: design, outcomes: outcomes, weights: weights)
        try clustering.checkLength(rows: design.rowCount)
        let grouping = RowsByCluster(clustering)
        let columnCount = design.columnCount + outcomes.count
        let shift =
            design.hasIntercept
            ? design.sampleMeans(outcomes: outcomes) : Array(repeating: 0, count: columnCount)
        let grams = grouping.grams(design, outcomes: outcomes, weights: weights, shift: shift)
        if grams.packed.firstNonFinite != nil {
            throw RegressionError.whyNotFinite(design: design, outcomes: outcomes)
        }
        let present = grams.rowCounts.indices.filter { grams.rowCounts[$0] > 0 }
        let all = present.count == grams.rowCounts.count
        self.init(
            columnNames: design.columnNames,
            outcomeNames: outcomes.map(\.name),
            hasIntercept: design.hasIntercept,
            clusteringName: clustering.name,
            codes: present,
            rowCounts: all ? grams.rowCounts : present.map { grams.rowCounts[$0] },
            shift: shift,
            packed: all
                ? grams.packed
                : grams.packed.submatrix(rows: Array(0..<grams.packed.rows), columns: present)
        )
    }
}

/// Row indices in the order of their clusters, rows of a cluster in their own order.
private struct RowsByCluster {
    /// Row indices, cluster by cluster.
    let order: [Int32]
    /// Where in `order` each cluster begins, and the end.
    let starts: [Int]

    /// A counting sort: O(rows + clusters).
    init(_ clustering: Clustering) {
        let codes = clustering.codes
        precondition(codes.count <= Int32.max, "fewer than 2³¹ rows")
        var starts = [Int](repeating: 0, count: clustering.codeCount + 1)
        for code in codes { starts[Int(code) + 1] += 1 }
        for code in 0..<clustering.codeCount { starts[code + 1] += starts[code] }
        var next = starts
        order = [Int32](unsharedCapacity: codes.count) { order, count in
            for (row, code) in codes.enumerated() {
                order[next[Int(code)]] = Int32(row)
                next[Int(code)] += 1
            }
            count = codes.count
        }
        self.starts = starts
    }

    /// Rows of one cluster that follow each other in `order`.
    struct Piece {
        let cluster: Int
        let rows: Range<Int>
    }

    /// The pieces of all clusters in order, put together to tasks for one thread, whose rows are gathered at once
    /// and fit the cache. They do not depend on the number of threads.
    var tasks: [[Piece]] {
        var tasks: [[Piece]] = [[]]
        var rowsInTask = 0
        for cluster in 0..<starts.count - 1 {
            var first = starts[cluster]
            repeat {
                let last = min(first + Self.rowsInTask, starts[cluster + 1])
                if rowsInTask + last - first > Self.rowsInTask {
                    tasks.append([])
                    rowsInTask = 0
                }
                tasks[tasks.count - 1].append(Piece(cluster: cluster, rows: first..<last))
                rowsInTask += last - first
                first = last
            } while first < starts[cluster + 1]
        }
        return tasks.filter { !$0.isEmpty }
    }

    private static let rowsInTask = 4_096

    /// One packed triangle in each column, and how many rows of a weight there are in each cluster.
    func grams(
        _ design: Design,
        outcomes: [NumericColumn],
        weights: [Double]?,
        shift: [Double]
    ) -> (packed: Matrix, rowCounts: [Int]) {
        let tasks = self.tasks
        let grams = concurrentMap(tasks.count) { task in
            let pieces = tasks[task]
            let start = pieces[0].rows.lowerBound
            let rows = order[start..<pieces[pieces.count - 1].rows.upperBound]
            let (part, partOutcomes) = (
                design.selecting(rows: rows), outcomes.map { $0.selecting(rows: rows) }
            )
            let partWeights = weights.map { weights in rows.map { weights[Int($0)] } }
            var accumulator = GramAccumulator(columnCount: shift.count, shift: shift)
            return pieces.map { piece in
                accumulator.reset()
                let own = piece.rows.lowerBound - start..<piece.rows.upperBound - start
                accumulator.add(rows: own, weights: partWeights) { block, rows, leading in
                    part.fill(block, outcomes: partOutcomes, rows: rows, leading: leading, shift: shift)
                }
                return accumulator.gram
            }
        }
        var rowCounts = [Int](repeating: 0, count: starts.count - 1)
        var packed = Matrix(rows: Gram.packedCount(columnCount: shift.count), columns: rowCounts.count)
        let length = packed.rows
        packed.withUnsafeMutableElements { target in
            for (piece, gram) in zip(tasks.joined(), grams.joined()) {
                rowCounts[piece.cluster] += gram.rowCount
                let start = piece.cluster * length
                gram.packed.withUnsafeBufferPointer { source in
                    for index in 0..<length { target[start + index] += source[index] }
                }
            }
        }
        return (packed, rowCounts)
    }
}
