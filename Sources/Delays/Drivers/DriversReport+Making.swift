import EventLogs
import Statistics

extension DriversReport {
    /// Looks for the drivers of the lead times of a ledger's orders.
    /// - Parameters:
    ///   - lateness: of each order; nil where no rule says when an order is late.
    ///   - rule: by which lateness was judged.
    /// - Throws: ``DriversError``. What else cannot be computed is null in the report, with its
    ///   reason.
    /// - Complexity: O(instances + orders · features² + orders · columns²), on all processors.
    public init(
        _ ledger: DelayLedger,
        lateness: [Lateness]? = nil,
        rule: LateRule? = nil,
        options: DriverOptions = DriverOptions()
    ) throws {
        let features = OrderFeatures(ledger, options: options.features)
        let rows = try DriverRows(ledger, features, options: options)
        let study = DriverStudy(ledger, rows, options: options)
        let late = study.lateness(lateness)
        let outcome = try OutcomeStudy(study, isLate: late.isLate)?.row()
        let models = [study.model(.given, late: late), study.model(.happened, late: nil)]
        var (given, happened) = (models[0].row, models[1].row)
        DriversReport.adjust(&given, &happened, confidence: options.confidence)
        let search = study.interactions()
        let log = ledger.log
        self.init(
            log: LogSummary(log),
            leadTime: LeadTimeSummary(of: ledger),
            orders: rows.orders.count,
            openOrders: rows.open,
            incompleteOrders: rows.incomplete,
            errors: DriverErrors(rows, confidence: options.confidence),
            cells: study.cellRows,
            given: given,
            happened: happened,
            interactions: search.rows,
            interactionsScreened: search.screened,
            interactionsTested: search.tested,
            lateness: rule.flatMap { late.row(LateCriterion($0)) },
            setAside: lateness == nil ? [] : rows.setAside(options.setAside, lateness, ledger.log),
            outcome: outcome?.row,
            leftOut: rows.leftOut + study.redundant,
            notComputed: study.gaps + models.flatMap(\.gaps)
                + (lateness == nil || rule == nil ? [.init(.lateness, .noLateRule)] : late.gaps) + search.gaps
                + (outcome?.gaps ?? [])
        )
    }

    /// One family of tests for the features, one for the effects, one for the chances of being late. An effect is found where
    /// both it and its feature are: so the many levels of a feature that does nothing have no say.
    private static func adjust(
        _ given: inout DriverModelRow?,
        _ happened: inout DriverModelRow?,
        confidence: Double
    ) {
        let features = [given, happened].flatMap { $0?.features ?? [] }
        let effects = features.flatMap(\.effects)
        func adjusted(_ pValues: [Double?]) -> [Double?] {
            // Every p value comes from a distribution, so that none lies outside 0 ... 1.
            guard let adjusted = try? AdjustedPValues(pValues, by: .benjaminiHochberg) else {
                preconditionFailure("p values are probabilities")
            }
            return adjusted.values
        }
        let ofFeatures = adjusted(features.map(\.pValue))
        let ofEffects = adjusted(effects.map(\.pValue))
        let ofLate = adjusted(effects.map { $0.late?.pValue })
        func isSmall(_ pValue: Double?) -> Bool { pValue.map { $0 <= 1 - confidence } ?? false }
        var (feature, effect) = (0, 0)
        func fill(_ model: inout DriverModelRow?) {
            guard var filled = model else { return }
            for row in filled.features.indices {
                filled.features[row].adjustedPValue = ofFeatures[feature]
                filled.features[row].found = isSmall(ofFeatures[feature])
                for own in filled.features[row].effects.indices {
                    filled.features[row].effects[own].adjustedPValue = ofEffects[effect]
                    filled.features[row].effects[own].late?.adjustedPValue = ofLate[effect]
                    filled.features[row].effects[own].found =
                        filled.features[row].found && isSmall(ofEffects[effect])
                    effect += 1
                }
                feature += 1
            }
            model = filled
        }
        fill(&given)
        fill(&happened)
    }
}
