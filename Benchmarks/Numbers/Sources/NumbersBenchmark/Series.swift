import Foundation
import Statistics

/// The changes of the mean of `y0`, whose noise has a standard deviation of 1.
func steps(_ data: TaskData, runs: Int) throws -> Measurement {
    let values = try data.numbers("y0")
    return try Measurement(runs: runs) {
        let found = try Segmentation(
            values,
            cost: .mean(standardDeviation: 1),
            penalty: .value(2 * log(Double(values.count))),
            minimumLength: 1
        )
        return ["change-points": found.changePoints.map(Double.init)]
    }
}

/// Kendall's tau-b of `x0` and `y0`.
func pairs(_ data: TaskData, runs: Int) throws -> Measurement {
    let columns = try ["x0", "y0"].map { NumericColumn(name: $0, values: try data.numbers($0)) }
    return try Measurement(runs: runs) {
        ["tau": [try Correlation(of: columns[0], and: columns[1], measure: .kendall).coefficient ?? .nan]]
    }
}
