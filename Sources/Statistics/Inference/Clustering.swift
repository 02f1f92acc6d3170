/// Which rows hang together: a code for each row, the same for all rows of a cluster.
public struct Clustering: Sendable {
    public let name: String
    /// For each row a number from 0 to `codeCount` - 1; not every number has to occur.
    public let codes: [Int32]
    public let codeCount: Int

    /// - Precondition: every code is at least 0 and less than `codeCount`.
    public init(name: String, codes: [Int32], codeCount: Int) {
        precondition(codes.allSatisfy { $0 >= 0 && $0 < codeCount }, "codes from 0 to codeCount - 1")
        self.name = name
        self.codes = codes
        self.codeCount = codeCount
    }

    /// The clusters that the levels of a column make.
    /// - Throws: `InferenceError.missingCluster` if the level of a row is not known.
    public init(_ column: CategoricalColumn) throws {
        if let row = column.codes.firstIndex(of: CategoricalColumn.missing) {
            throw InferenceError.missingCluster(clustering: column.name, row: row)
        }
        self.init(name: column.name, codes: column.codes, codeCount: column.levels.count)
    }
}

extension Clustering {
    /// How many clusters have a row whose weight is not zero.
    /// - Complexity: O(rows + codes).
    public func clusterCount(weights: [Double]? = nil) -> Int {
        var seen = [Bool](repeating: false, count: codeCount)
        var count = 0
        for (row, code) in codes.enumerated() where !seen[Int(code)] && weights.map({ $0[row] > 0 }) ?? true {
            seen[Int(code)] = true
            count += 1
        }
        return count
    }

    /// How many clusters have a row whose weight is not zero, which has to be two at least.
    /// - Throws: `InferenceError.tooFewClusters`.
    func sufficientClusterCount(weights: [Double]?) throws -> Int {
        let count = clusterCount(weights: weights)
        guard count > 1 else { throw InferenceError.tooFewClusters(clustering: name, clusters: count) }
        return count
    }

    /// - Throws: `InferenceError.clusteringLength` if there is not a code for each of so many rows.
    func checkLength(rows: Int) throws {
        guard codes.count == rows else {
            throw InferenceError.clusteringLength(clustering: name, rows: codes.count, expected: rows)
        }
    }

    /// The clusters of rows that share a cluster in both, numbered by the first clustering's code, then by the
    /// first row.
    /// - Complexity: O(rows + codes): rows are sorted by the first code by counting, and the second codes within
    ///   one are marked as they are met.
    public func intersection(with other: Clustering) -> Clustering {
        precondition(codes.count == other.codes.count, "clusterings of the same rows")
        var starts = [Int](repeating: 0, count: codeCount + 1)
        for code in codes { starts[Int(code) + 1] += 1 }
        for code in 0..<codeCount { starts[code + 1] += starts[code] }
        var order = [Int](repeating: 0, count: codes.count)
        var next = starts
        for (row, code) in codes.enumerated() {
            order[next[Int(code)]] = row
            next[Int(code)] += 1
        }
        var metIn = [Int](repeating: -1, count: other.codeCount)
        var number = [Int32](repeating: 0, count: other.codeCount)
        var result = [Int32](repeating: 0, count: codes.count)
        var count: Int32 = 0
        for code in 0..<codeCount {
            for row in order[starts[code]..<starts[code + 1]] {
                let second = Int(other.codes[row])
                if metIn[second] != code {
                    metIn[second] = code
                    number[second] = count
                    count += 1
                }
                result[row] = number[second]
            }
        }
        return Clustering(name: "\(name) × \(other.name)", codes: result, codeCount: Int(count))
    }
}
