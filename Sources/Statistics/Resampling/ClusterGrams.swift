import LinearAlgebra

/// One Gram for each cluster of rows, all about the same shift: what the cluster bootstrap, the jackknife over
/// clusters and stability selection need to know of the data. Nothing done with them depends on the number of
/// rows.
///
/// A cluster is whatever is drawn or left out as a whole: a customer, a month, a block of successive days, or a
/// single row.
public struct ClusterGrams: Sendable {
    public let columnNames: [String]
    public let outcomeNames: [String]
    public let hasIntercept: Bool
    /// What the rows are clustered by.
    public let clusteringName: String
    /// For each cluster the code it came with, rising; codes without rows make no cluster.
    public let codes: [Int]
    /// For each cluster how many rows it has whose weight is not zero.
    public let rowCounts: [Int]
    /// What was taken from each column.
    public let shift: [Double]
    /// A Gram's packed triangle in each column: what one replicate needs lies together, and all replicates are one
    /// matrix product.
    let packed: Matrix

    init(
        columnNames: [String],
        outcomeNames: [String],
        hasIntercept: Bool,
        clusteringName: String,
        codes: [Int],
        rowCounts: [Int],
        shift: [Double],
        packed: Matrix
    ) {
        self.columnNames = columnNames
        self.outcomeNames = outcomeNames
        self.hasIntercept = hasIntercept
        self.clusteringName = clusteringName
        self.codes = codes
        self.rowCounts = rowCounts
        self.shift = shift
        self.packed = packed
    }

    /// Grams that were made before; code 0 is the first. Those without rows are left out.
    /// - Parameters:
    ///   - grams: the design's columns first, then the outcomes, about any shifts.
    /// - Precondition: each Gram has a column for each name.
    public init(
        _ grams: [Gram],
        columnNames: [String],
        outcomeNames: [String],
        hasIntercept: Bool = true,
        clusteringName: String = "cluster"
    ) {
        let columnCount = columnNames.count + outcomeNames.count
        precondition(grams.allSatisfy { $0.columnCount == columnCount }, "a name for each column")
        let codes = grams.indices.filter { grams[$0].rowCount > 0 }
        let shift =
            codes.first.flatMap { hasIntercept ? grams[$0].shift : nil }
            ?? Array(repeating: 0, count: columnCount)
        self.init(
            columnNames: columnNames,
            outcomeNames: outcomeNames,
            hasIntercept: hasIntercept,
            clusteringName: clusteringName,
            codes: codes,
            rowCounts: codes.map { grams[$0].rowCount },
            shift: shift,
            packed: Matrix(
                rows: Gram.packedCount(columnCount: columnCount),
                columns: codes.count,
                elements: codes.flatMap { code in
                    (grams[code].shift == shift ? grams[code] : grams[code].moved(to: shift)).packed
                }
            )
        )
    }
}

extension ClusterGrams {
    /// How many clusters there are.
    public var count: Int { codes.count }

    /// How many columns a Gram has: the design's and the outcomes.
    public var columnCount: Int { columnNames.count + outcomeNames.count }

    /// The Gram of one cluster; clusters count from 0 in the order of `codes`.
    public subscript(cluster: Int) -> Gram {
        Gram(
            columnCount: columnCount,
            shift: shift,
            rowCount: rowCounts[cluster],
            packed: Array(packed.column(cluster))
        )
    }

    /// The Gram of some clusters, a cluster named twice counting twice; added in the order given.
    /// - Complexity: O(clusters · columns²).
    public func total(of clusters: some Sequence<Int>) -> Gram {
        var sums = [Double](repeating: 0, count: packed.rows)
        var rows = 0
        let length = packed.rows
        sums.withUnsafeMutableBufferPointer { sums in
            packed.withUnsafeElements { packed in
                for cluster in clusters {
                    rows += rowCounts[cluster]
                    let start = cluster * length
                    for index in 0..<length { sums[index] += packed[start + index] }
                }
            }
        }
        return Gram(columnCount: columnCount, shift: shift, rowCount: rows, packed: sums)
    }

    /// The Gram of all rows.
    public var total: Gram { total(of: 0..<count) }

    /// The regression on all rows.
    /// - Throws: `RegressionError.tooFewRows`.
    public func regression() throws -> LinearRegression {
        try LinearRegression(
            gram: total,
            columnNames: columnNames,
            outcomeNames: outcomeNames,
            hasIntercept: hasIntercept
        )
    }
}
