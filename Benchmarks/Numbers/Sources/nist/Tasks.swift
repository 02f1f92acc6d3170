import Foundation
import LinearAlgebra
import Statistics

func answerTasks() throws {
    var task: [Substring] = []
    var rows: [[Substring]] = []
    var input = ""
    while let line = readLine() { input += line + "\n" }
    for line in input.split(separator: "\n", omittingEmptySubsequences: false) {
        let words = line.split(separator: " ")
        if words.isEmpty {
            if !task.isEmpty { try answer(task, rows) }
            (task, rows) = ([], [])
        } else if task.isEmpty {
            task = words
        } else {
            rows.append(words)
        }
    }
}

private func answer(_ task: [Substring], _ rows: [[Substring]]) throws {
    for way in [Reading.decimals, .doubles] {
        func column(_ index: Int) throws -> DoubleDoubleVector { try way.read(rows.map { $0[index] }) }
        switch task[0] {
        case "regression":
            let slopes = Int(task[3]) ?? 0
            let width = rows[0].count - 1
            let named = try (0...width).map { PreciseColumn(name: "\($0)", values: try column($0)) }
            let predictors = width == 1 ? named[1].powers(upTo: slopes) : Array(named[1...])
            let hasIntercept = task[2] == "1"
            print(
                task,
                way == .decimals ? "OrderLens" : "OrderLens, data as doubles",
                statistics(try LeastSquares(predictors, outcomes: [named[0]], hasIntercept: hasIntercept))
            )
            guard way == .doubles else { continue }
            // What a program sees that has nothing but doubles: the powers are rounded too.
            let rounded = predictors.map { PreciseColumn(name: $0.name, values: $0.values.rounded) }
            print(
                task,
                "OrderLens, powers as doubles",
                statistics(try LeastSquares(rounded, outcomes: [named[0]], hasIntercept: hasIntercept))
            )
            let design = try Design(
                rounded.map { NumericColumn(name: $0.name, values: $0.values.high) },
                hasIntercept: hasIntercept
            )
            let outcome = NumericColumn(name: "y", values: named[0].values.high)
            print(
                task,
                "OrderLens fast",
                statistics(try LinearRegression(design, outcomes: [outcome]), slopes: predictors.count)
            )
        case "moments":
            let moments = try Moments(column(0))
            print(
                task,
                way == .decimals ? "OrderLens" : "OrderLens, data as doubles",
                [
                    "mean": [moments.mean], "sd": [moments.standardDeviation ?? .nan],
                    "autocorrelation": [moments.lagOneAutocorrelation ?? .nan],
                ]
            )
        default:
            let groups = rows.compactMap { Int32($0[0]) }.map { $0 - 1 }
            let analysis = try OneWayAnalysisOfVariance(
                column(1),
                groups: groups,
                groupCount: Int(groups.max() ?? 0) + 1
            )
            print(
                task,
                way == .decimals ? "OrderLens" : "OrderLens, data as doubles",
                [
                    "between": [analysis.betweenSumOfSquares], "within": [analysis.withinSumOfSquares],
                    "F": [analysis.fStatistic ?? .nan], "r2": [analysis.rSquared ?? .nan],
                    "sd": [analysis.residualStandardDeviation ?? .nan],
                ]
            )
        }
    }
}

/// How the decimals of the data are read.
private enum Reading {
    /// To 32 digits.
    case decimals
    /// To the nearest double.
    case doubles

    func read(_ texts: [Substring]) throws -> DoubleDoubleVector {
        switch self {
        case .decimals: DoubleDoubleVector(try texts.map { try number($0, DoubleDouble($0)) })
        case .doubles: DoubleDoubleVector(try texts.map { try number($0, Double($0)) })
        }
    }

    private func number<Value>(_ text: Substring, _ value: Value?) throws -> Value {
        guard let value else { throw NotANumber(text: String(text)) }
        return value
    }

    struct NotANumber: Error {
        let text: String
    }
}

private func statistics(_ fit: LeastSquares) -> [String: [Double]] {
    [
        "coefficients": fit.coefficients.elements, "errors": fit.standardErrors.elements,
        "sd": fit.residualStandardDeviations, "r2": fit.rSquared, "F": fit.fStatistics,
        "condition": [fit.condition], "steps": [Double(fit.steps)], "data": fit.dataDigits.elements,
    ]
}

/// The fast path may leave aliased columns out; then nothing is compared but that.
private func statistics(_ fit: LinearRegression, slopes: Int) -> [String: [Double]] {
    guard fit.columns.count == slopes else { return [:] }
    return [
        "coefficients": fit.coefficients.elements, "errors": fit.classicalErrors.elements,
        "sd": fit.residualVariances.map { $0.squareRoot() }, "r2": fit.rSquared,
    ]
}

private func print(_ task: [Substring], _ way: String, _ statistics: [String: [Double]]) {
    let fields = statistics.sorted { $0.key < $1.key }.map { name, values in
        "\"\(name)\": [\(values.map { $0.isFinite ? "\($0)" : "null" }.joined(separator: ", "))]"
    }
    Swift.print(
        "{\"task\": \"\(task[0])\", \"name\": \"\(task[1])\", \"way\": \"\(way)\", "
            + "\"statistics\": {\(fields.joined(separator: ", "))}}"
    )
}
