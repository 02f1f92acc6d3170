import Parallelism
import Statistics

/// Pairs of conditions that cost more together than both alone: screened for in every other block of the orders, tested in
/// the blocks between, which did not suggest them.
struct InteractionSearch: Sendable {
    struct Found: Sendable {
        /// Column and condition.
        let first: (column: Int, condition: Int)
        let second: (column: Int, condition: Int)
        let test: CoefficientTest
        let adjustedPValue: Double
        /// Rows with both.
        let rows: [Int32]
    }

    let conditions: [ConditionColumn]
    let screened: Int
    private(set) var tested = 0
    /// The most certain first; those that could not be told from chance are not there.
    private(set) var found: [Found] = []

    private static let passingPValue = 0.05
    private static let fewestOrders = 10

    private typealias Candidate = (first: Int, second: Int, cell: PairTable.Cell, pValue: Double)

    /// - Throws: `RegressionError`, `InferenceError`.
    /// - Complexity: O(orders · pairs of columns), on all processors, and one regression on half of the orders.
    init(_ fit: DriverFit, rows: DriverRows, blocks: OrderBlocks, options: DriverOptions) throws {
        let conditions = concurrentMap(fit.columns.count) { ConditionColumn(fit.columns[$0]) }
        self.conditions = conditions
        let pairs = fit.columns.indices.flatMap { first in
            fit.columns.indices.filter { $0 > first }.map { (first, $0) }
        }
        screened = pairs.count
        let parity = [0, 1].map { odd in blocks.blocks.indices.filter { $0 % 2 == odd } }
        guard !pairs.isEmpty, !parity[1].isEmpty else { return }
        let seen = parity[0].flatMap { blocks.blocks[$0] }
        let residuals = try InteractionSearch.residuals(fit, blocks: parity[0], rows: seen, rows.leadTime)
        let strongest = concurrentMap(pairs.count) { pair -> Candidate? in
            let (first, second) = (conditions[pairs[pair].0], conditions[pairs[pair].1])
            let table = PairTable(first, second, residuals: residuals, of: seen)
            return table.strongest(first.conditions.count, second.conditions.count).map {
                (pairs[pair].0, pairs[pair].1, $0.cell, $0.pValue)
            }
        }
        let candidates = strongest.compactMap(\.self)
            .filter { $0.pValue <= InteractionSearch.passingPValue }
            .sorted { abs($0.cell.deviation) > abs($1.cell.deviation) }
            .prefix(options.mostInteractions)
        try confirm(
            Array(candidates),
            fit,
            rows,
            unseen: parity[1].flatMap { blocks.blocks[$0] }.sorted(),
            options
        )
    }

    /// Of a regression on those blocks alone.
    private static func residuals(
        _ fit: DriverFit,
        blocks: [Int],
        rows: [Int32],
        _ leadTime: [Double]
    ) throws -> [Double] {
        let gram = blocks.dropFirst().reduce(fit.grams[blocks[0]]) { $0 + fit.grams[$1] }
        let regression = try LinearRegression(
            gram: gram,
            columnNames: fit.design.columnNames,
            outcomeNames: fit.regression.outcomeNames
        )
        let slopes = regression.slopes(ofColumns: fit.design.columnCount)
        let intercept = regression.coefficients[0, 0]
        let design = fit.design.selecting(rows: rows)
        var residuals = rows.map { leadTime[Int($0)] - intercept }
        for term in design.terms.indices {
            let added = design.contribution(ofTerm: term, slopes: slopes)
            for index in residuals.indices { residuals[index] -= added[index] }
        }
        return residuals
    }

    /// One regression with all candidates, so that of those that say the same none is found twice.
    private mutating func confirm(
        _ candidates: [Candidate],
        _ fit: DriverFit,
        _ rows: DriverRows,
        unseen: [Int32],
        _ options: DriverOptions
    ) throws {
        let conditions = conditions
        func has(_ column: Int, _ condition: Int, _ row: Int32) -> Bool {
            Int(conditions[column].codes[Int(row)]) == condition
        }
        let clustering = rows.clustering?.selecting(rows: unseen)
        let kept = candidates.filter { candidate in
            let first = unseen.map { has(candidate.first, candidate.cell.first, $0) }
            let second = unseen.map { has(candidate.second, candidate.cell.second, $0) }
            guard zip(first, second).count(where: { $0 && $1 }) >= InteractionSearch.fewestOrders else {
                return false
            }
            // A pair is a difference of differences: it is told by both, each and none of the conditions.
            return clustering.map { clustering in
                [(true, true), (true, false), (false, true), (false, false)].allSatisfy { both in
                    clustering.clusterCount { first[$0] == both.0 && second[$0] == both.1 }
                        >= Clustering.fewestOfMark
                }
            } ?? true
        }
        tested = kept.count
        guard !kept.isEmpty else { return }
        var terms = fit.design.selecting(rows: unseen).terms
        // Of numbers the condition alone, for what is not linear is no interaction.
        var alone = Set<[Int]>()
        for candidate in kept {
            for (column, condition) in [
                (candidate.first, candidate.cell.first), (candidate.second, candidate.cell.second),
            ] where conditions[column].isNumeric && alone.insert([column, condition]).inserted {
                let marks = unseen.map { has(column, condition, $0) ? 1.0 : 0 }
                terms.append(.numeric(NumericColumn(name: "alone \(column) \(condition)", values: marks)))
            }
        }
        for (number, candidate) in kept.enumerated() {
            let marks = unseen.map {
                has(candidate.first, candidate.cell.first, $0)
                    && has(candidate.second, candidate.cell.second, $0) ? 1.0 : 0
            }
            terms.append(.numeric(NumericColumn(name: "both \(number)", values: marks)))
        }
        let design = try Design(terms, rowCount: unseen.count)
        let outcome = NumericColumn(name: "lead time", values: unseen.map { rows.leadTime[Int($0)] })
        let fitted = try FittedRows(design, outcomes: [outcome])
        let covariance = try fitted.orderCovariance(clusteredBy: clustering)
        let tests = fitted.regression.coefficientTests(covariance: covariance, confidence: options.confidence)
        let own = kept.indices.map { number in tests.first { $0.name == "both \(number)" } }
        let adjusted = try AdjustedPValues(own.map { $0?.pValue }, by: .benjaminiHochberg).values
        for number in kept.indices {
            let candidate = kept[number]
            // What was suggested was also in which direction.
            guard let test = own[number], let pValue = adjusted[number], pValue <= 1 - options.confidence,
                test.estimate * candidate.cell.deviation > 0
            else { continue }
            found.append(
                Found(
                    first: (candidate.first, candidate.cell.first),
                    second: (candidate.second, candidate.cell.second),
                    test: test,
                    adjustedPValue: pValue,
                    rows: (0..<Int32(rows.orders.count)).filter {
                        has(candidate.first, candidate.cell.first, $0)
                            && has(candidate.second, candidate.cell.second, $0)
                    }
                )
            )
        }
        found.sort { $0.test.pValue < $1.test.pValue }
    }
}
