import EventLogs
import Parallelism
import Statistics

/// The regressions of one report: of what was given, and of what happened on top of it, over one count of the orders.
struct DriverStudy: Sendable {
    let ledger: DelayLedger
    let rows: DriverRows
    let options: DriverOptions
    let blocks: OrderBlocks
    /// The regression of the given columns, and the one of all; nil with the reason among the gaps.
    let given: DriverFit?
    let all: DriverFit?
    let gaps: [DriverGapRow]
    /// The cross-products of all columns with the cells of the ledger; nil if there is no regression.
    private let cells: LedgerCells?

    init(_ ledger: DelayLedger, _ rows: DriverRows, options: DriverOptions) {
        self.ledger = ledger
        self.rows = rows
        self.options = options
        blocks = OrderBlocks(ledger, rows)
        let givenColumns = rows.columns.filter { $0.kind == .given }
        let happened = rows.columns.filter { $0.kind == .happened }
        let columns = givenColumns + happened
        var gaps: [DriverGapRow] = []
        var (given, all) = (DriverFit?.none, DriverFit?.none)
        var cells: LedgerCells?
        if rows.orders.isEmpty || rows.leadTime.allSatisfy({ $0 == rows.leadTime[0] }) {
            let reason: DriverGapRow.Reason = rows.orders.isEmpty ? .tooFewOrders : .noVariance
            gaps += [.init(.given, reason), .init(.happened, reason)]
        } else if columns.isEmpty {
            gaps += [.init(.given, .noFeatures), .init(.happened, .noFeatures)]
        } else {
            do {
                let design = try Design(columns.map(\.term), rowCount: rows.orders.count)
                let grams = try blocks.grams(
                    design,
                    outcome: NumericColumn(name: "lead time", values: rows.leadTime)
                )
                let width = givenColumns.reduce(0) { $0 + $1.width }
                let prefix = grams.map { $0.selecting(Array(0..<width) + [$0.columnCount - 1]) }
                given = DriverStudy.fit(.given, givenColumns, rows, prefix, &gaps)
                all = happened.isEmpty ? nil : DriverStudy.fit(.happened, columns, rows, grams, &gaps)
                if happened.isEmpty { gaps.append(.init(.happened, .noFeatures)) }
                let total = grams.dropFirst().reduce(grams[0], +)
                cells = LedgerCells(
                    ledger,
                    orders: rows.orders,
                    design: design,
                    means: Array(total.means.prefix(design.columnCount))
                )
            } catch {
                gaps.append(.init(.given, .failed, detail: "\(error)"))
            }
        }
        self.given = given
        self.all = all
        self.gaps = gaps
        self.cells = cells
    }

    private static func fit(
        _ what: DriverGapRow.Subject,
        _ columns: [DriverColumn],
        _ rows: DriverRows,
        _ grams: [Gram],
        _ gaps: inout [DriverGapRow]
    ) -> DriverFit? {
        guard !columns.isEmpty else {
            gaps.append(.init(what, .noFeatures))
            return nil
        }
        do { return try DriverFit(columns, rows: rows, grams: grams) } catch {
            gaps.append(DriverGapRow(what, error))
            return nil
        }
    }

    /// What the models found that others determine.
    var redundant: [DriverLeftOutRow] {
        let found = (given?.redundant ?? []) + (all?.redundant ?? []).filter { $0.column.kind == .happened }
        return found.map {
            DriverLeftOutRow(
                feature: $0.column.name,
                level: $0.level,
                reason: $0.reason,
                others: $0.others
            )
        }
    }

    var cellRows: [DriverCell] {
        guard let cells else { return [] }
        return zip(cells.cells, cells.hours).map { cell, hours in
            DriverCell(
                activity: ledger.log.activities[cell.activity],
                cause: cell.cause,
                meanHours: hours / Double(rows.orders.count)
            )
        }
    }

    /// The hours of an effect by cell.
    func parts(_ effect: DriverFit.Effect, of fit: DriverFit) -> [Double] {
        guard let cells else { return [] }
        var weights = [Double](repeating: 0, count: cells.columnCount)
        for (own, candidate) in zip(fit.weights(effect.contrast), fit.candidateColumns) {
            weights[candidate] = own
        }
        return cells.parts(weights)
    }
}

extension DriverGapRow {
    /// What an error of a computation says.
    init(_ what: Subject, _ error: any Error) {
        switch error {
        case RegressionError.tooFewRows: self.init(what, .tooFewOrders)
        case InferenceError.leverageOfOne: self.init(what, .exactFit)
        case InferenceError.tooFewClusters, InferenceError.dependentHypotheses:
            self.init(what, .tooFewClusters)
        case LogisticRegressionError.oneOutcome: self.init(what, .oneOutcome)
        case LogisticRegressionError.notConverged, LogisticRegressionError.singularInformation:
            self.init(what, .notConverged)
        default: self.init(what, .failed, detail: "\(error)")
        }
    }
}
