import Delays
import EventLogs
import LogQuality
import Reports

/// Two sets of orders compared, of one log or of two.
///
/// ```swift
/// let analysis = try DelayAnalysis(of: OpenedLog("orders.csv"))
/// let east = OrderSelection([.value(column: "region", value: "East")])
/// let report = try ComparisonAnalysis(of: analysis).report(east)
/// print(TerminalComparison(report).text)
/// ```
public struct ComparisonAnalysis: Sendable {
    private let analysis: DelayAnalysis
    private let other: DelayAnalysis?

    /// - Parameter other: another log, with which the first is compared.
    public init(of analysis: DelayAnalysis, with other: DelayAnalysis? = nil) {
        self.analysis = analysis
        self.other = other
    }

    /// What changed from week to week in the log, with nothing compared.
    public func weeks(seed: UInt64 = 1) throws -> ComparisonReport {
        ComparisonReport(
            log: analysis.ledger.log,
            comparison: nil,
            weeks: try WeeklyScan(analysis.ledger, seed: seed)
        )
    }

    /// A comparison, and what changed from week to week if the log is one.
    /// - Parameters:
    ///   - a: the orders of side A.
    ///   - b: those of side B; nil for all others of one log, or all of the other log.
    ///   - names: of the sides; what is nil is named after the selection.
    /// - Throws: ``Delays/ComparisonError``; ``Delays/LateRuleError`` where the log lacks what the late rule asks for.
    public func report(
        _ a: OrderSelection,
        _ b: OrderSelection? = nil,
        names: (a: String?, b: String?) = (nil, nil),
        options given: ComparisonOptions = ComparisonOptions()
    ) throws -> ComparisonReport {
        let ledger = analysis.ledger
        let sideA = try ComparisonSide(of: ledger, a, name: names.a ?? a.description)
        let sideB: ComparisonSide
        if let other {
            let name = names.b ?? b?.description ?? ""
            sideB = try ComparisonSide(of: other.ledger, b ?? .all, name: name)
        } else if let b {
            sideB = try ComparisonSide(of: ledger, b, name: names.b ?? b.description)
        } else {
            let ofA = Set(try a.orders(of: ledger))
            let rest = try OrderSelection.all.orders(of: ledger).filter { !ofA.contains($0) }
            sideB = try ComparisonSide(name: names.b ?? "≠ \(sideA.name)", ledger: ledger, orders: rest)
        }
        var options = given
        options.selectingColumns.formUnion(a.columns + (b?.columns ?? []))
        if options.kindColumns == nil {
            for analysis in [analysis, other].compactMap(\.self) {
                options.leakingColumns.formUnion(try analysis.columnsKnownOnlyAfterwards)
            }
        }
        return ComparisonReport(
            log: ledger.log,
            comparison: try Comparison(
                ComparedSides(sideA, sideB, areOfOneLog: other == nil),
                options: options
            ),
            weeks: other == nil ? try WeeklyScan(ledger, seed: options.seed) : nil
        )
    }
}

extension DelayAnalysis {
    /// Columns of which the doctor says that they follow from how long the order took or are known only once it is done.
    var columnsKnownOnlyAfterwards: [String] {
        get throws {
            try diagnosis().findings.filter { DriverLeftOutRow.Reason($0.code) != nil }.flatMap(\.columns)
        }
    }
}
