import Statistics

/// The mean of a difference over orders, with its error where whole groups of orders are drawn.
struct GroupedDifferences: Sendable {
    let estimate: Double
    /// Of the mean as a ratio of sums over groups (the linearised variance with the correction for few groups; Cameron and Miller, "A
    /// Practitioner's Guide to Cluster-Robust Inference", 2015, section II); nil for less than two groups.
    let standardError: Double?
    let groups: Int
    let orders: Int

    /// - Parameters:
    ///   - groups: of each order.
    ///   - difference: of an order; nil for one that is not compared.
    init(_ groups: [Int32], count: Int, _ difference: (Int) -> Double?) {
        var sums = [Double](repeating: 0, count: count)
        var sizes = [Double](repeating: 0, count: count)
        for order in groups.indices {
            guard let value = difference(order) else { continue }
            sums[Int(groups[order])] += value
            sizes[Int(groups[order])] += 1
        }
        let orders = sizes.reduce(0, +)
        let mean = orders > 0 ? sums.reduce(0, +) / orders : .nan
        let used = sizes.count { $0 > 0 }
        self.orders = Int(orders)
        self.groups = used
        estimate = mean
        guard used > 1 else {
            standardError = nil
            return
        }
        let squares = zip(sums, sizes).reduce(0) { sum, group in
            let residual = group.0 - mean * group.1
            return sum + residual * residual
        }
        standardError = (squares * Double(used) / Double(used - 1)).squareRoot() / orders
    }

    /// How likely so large a difference is where there is none, both ways; nil where that cannot be told.
    var pValue: Double? {
        guard let standardError else { return nil }
        if standardError == 0 { return estimate == 0 ? 1 : 0 }
        return StudentT(degreesOfFreedom: Double(groups - 1)).twoSidedTail(estimate / standardError)
    }
}
