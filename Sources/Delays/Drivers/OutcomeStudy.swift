import EventLogs
import Statistics

/// Regressions of an outcome on being late and on the lead time, beside everything that was given.
struct OutcomeStudy: Sendable {
    /// Why there is no effect.
    private struct Gap: Error {
        let reason: DriverGapRow.Reason
    }

    private enum Of: String, CaseIterable {
        case late = "(late)"
        case leadTime = "(lead time)"
    }

    private let ledger: DelayLedger
    private let rows: DriverRows
    private let given: [Design.Term]
    private let values: [Double]
    private let isLate: [Bool?]
    private let options: DriverOptions
    private let attribute: String
    /// The rows that have the outcome, and can be judged where any can.
    private let known: [Int32]

    /// - Parameter isLate: of each row; nil where it cannot be judged.
    /// - Throws: ``DriversError/noSuchOutcome(_:known:)``.
    init?(_ study: DriverStudy, isLate: [Bool?]) throws {
        guard let attribute = study.options.outcome else { return nil }
        let log = study.ledger.log
        let numeric = log.orderAttributes.compactMap { column -> (String, [Double])? in
            if case .numeric(let numbers) = column.values { return (column.name, numbers) }
            return nil
        }
        guard let numbers = numeric.first(where: { $0.0 == attribute })?.1 else {
            throw DriversError.noSuchOutcome(attribute, known: numeric.map(\.0))
        }
        self.attribute = attribute
        self.isLate = isLate
        (ledger, rows, options) = (study.ledger, study.rows, study.options)
        given = study.given?.design.terms ?? []
        let values = rows.orders.map { numbers[Int($0)] }
        self.values = values
        let isJudged = isLate.contains { $0 != nil }
        known = values.indices.filter { values[$0].isFinite && (!isJudged || isLate[$0] != nil) }
            .map { Int32($0) }
    }

    /// The effects, and why one is missing.
    /// - Complexity: O(orders · columns²), for at most seven regressions.
    func row() -> (row: OutcomeRow?, gaps: [DriverGapRow]) {
        guard let first = known.first else { return (nil, [.init(.outcome, .tooFewOrders)]) }
        guard known.contains(where: { values[Int($0)] != values[Int(first)] }) else {
            return (nil, [.init(.outcome, .constantOutcome)])
        }
        var gaps: [DriverGapRow] = []
        func effect(_ of: Of) -> OutcomeEffectRow? {
            do { return try self.effect(of) } catch let gap as Gap {
                gaps.append(.init(.outcome, gap.reason))
                return nil
            } catch {
                gaps.append(DriverGapRow(.outcome, error))
                return nil
            }
        }
        let (late, onTime) = (
            known.filter { isLate[Int($0)] == true }, known.filter { isLate[Int($0)] == false }
        )
        if late.isEmpty || onTime.isEmpty { gaps.append(.init(.outcome, .oneOutcome)) }
        let row = OutcomeRow(
            attribute: attribute,
            orders: known.count,
            mean: mean(known) ?? .nan,
            meanLate: mean(late),
            meanOnTime: mean(onTime),
            late: late.isEmpty || onTime.isEmpty ? nil : effect(.late),
            leadTime: effect(.leadTime)
        )
        return (row, gaps)
    }

    private func mean(_ some: [Int32]) -> Double? {
        some.isEmpty ? nil : some.reduce(0) { $0 + values[Int($1)] } / Double(some.count)
    }

    private func effect(_ of: Of) throws -> OutcomeEffectRow {
        let step = of == .leadTime ? DriverColumn.middleRange(of: known.map { rows.leadTime[Int($0)] }) : nil
        if of == .leadTime, step == nil { throw Gap(reason: .noVariance) }
        let factor = step.map { $0.upperBound - $0.lowerBound } ?? 1
        if of == .late, let clustering = rows.clustering?.selecting(rows: known),
            !clustering.isEnough(forMark: { isLate[Int(known[$0])] == true })
        {
            throw Gap(reason: .tooFewClusters)
        }
        let others =
            try given.isEmpty
            ? [] : Design(given, rowCount: rows.orders.count).selecting(rows: known).terms
        guard let raw = try estimate(of, beside: [], factor),
            let adjusted = try estimate(of, beside: others, factor)
        else { throw Gap(reason: .redundant) }
        let other = of == .late ? Of.leadTime : .late
        let isLateKnown = Set(known.map { isLate[Int($0)] }).count > 1
        let beside = isLateKnown ? try estimate(of, beside: others + [term(other)], factor) : nil
        let marked = known.filter { row in
            step.map { rows.leadTime[Int(row)] >= $0.upperBound } ?? (isLate[Int(row)] == true)
        }
        return OutcomeEffectRow(
            from: step?.lowerBound,
            to: step?.upperBound,
            orders: marked.count,
            fitted: known.count,
            raw: raw.estimate,
            adjusted: adjusted.estimate,
            besideOther: beside?.estimate,
            robustnessValue: adjusted.sensitivity?.robustnessValue(),
            examples: examples(marked, isBelow: adjusted.estimate.estimate < 0)
        )
    }

    private func term(_ of: Of) -> Design.Term {
        .numeric(
            NumericColumn(
                name: of.rawValue,
                values: known.map { row in
                    of == .late ? (isLate[Int(row)] == true ? 1 : 0) : rows.leadTime[Int(row)]
                }
            )
        )
    }

    /// Nil where the other columns determine it.
    private func estimate(
        _ of: Of,
        beside others: [Design.Term],
        _ factor: Double
    ) throws -> (estimate: OutcomeEstimate, sensitivity: Sensitivity?)? {
        let design = try Design(others + [term(of)], rowCount: known.count)
        let outcome = NumericColumn(name: attribute, values: known.map { values[Int($0)] })
        let fitted = try FittedRows(design, outcomes: [outcome])
        let regression = fitted.regression
        guard regression.degreesOfFreedom > 0 else {
            throw RegressionError.tooFewRows(rows: known.count, coefficients: regression.parameterCount)
        }
        guard let position = regression.columns.firstIndex(of: design.columnCount - 1) else { return nil }
        let covariance = try fitted.orderCovariance(clusteredBy: rows.clustering?.selecting(rows: known))
        var factors = [Double](repeating: 0, count: regression.names.count)
        factors[position + 1] = factor
        let test = regression.combination(
            factors,
            name: "",
            covariance: covariance,
            confidence: options.confidence
        )
        return (
            OutcomeEstimate(
                estimate: test.estimate,
                lower: test.lower,
                upper: test.upper,
                pValue: test.pValue
            ), Sensitivity(regression.combination(factors, name: ""))
        )
    }

    private func examples(_ marked: [Int32], isBelow: Bool) -> [String] {
        let sign = isBelow ? -1.0 : 1
        return marked.sorted { left, right in
            let (first, second) = (sign * values[Int(left)], sign * values[Int(right)])
            if first != second { return first > second }
            let (one, other) = (rows.leadTime[Int(left)], rows.leadTime[Int(right)])
            return one != other ? one > other : left < right
        }
        .prefix(ExampleOrders.most).map { ledger.log.orders[rows.orders[Int($0)]] }
    }
}
