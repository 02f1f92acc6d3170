import EventLogs
import Statistics

extension DriverStudy {
    struct InteractionStudy: Sendable {
        var rows: [InteractionRow] = []
        var screened = 0
        var tested = 0
        var gaps: [DriverGapRow] = []
    }

    /// Pairs of conditions on what was given that cost more, or less, together than alone.
    func interactions() -> InteractionStudy {
        guard let given else { return InteractionStudy() }
        do {
            let search = try InteractionSearch(given, rows: rows, blocks: blocks, options: options)
            func condition(_ place: (column: Int, condition: Int)) -> DriverCondition {
                let column = given.columns[place.column]
                var made = DriverCondition(
                    feature: column.name,
                    about: column.subject.key,
                    unit: column.unit,
                    level: nil,
                    above: nil,
                    atMost: nil
                )
                switch search.conditions[place.column].conditions[place.condition] {
                case .level(let level): made.level = level
                case .range(let above, let atMost): (made.above, made.atMost) = (above, atMost)
                }
                return made
            }
            let found = search.found.map { found in
                InteractionRow(
                    first: condition(found.first),
                    second: condition(found.second),
                    orders: found.rows.count,
                    hours: found.test.estimate,
                    lower: found.test.lower,
                    upper: found.test.upper,
                    pValue: found.test.pValue,
                    adjustedPValue: found.adjustedPValue,
                    examples: ExampleOrders.names(
                        of: found.rows,
                        slowest: found.test.estimate >= 0,
                        ledger.log,
                        rows
                    )
                )
            }
            return InteractionStudy(rows: found, screened: search.screened, tested: search.tested)
        } catch {
            return InteractionStudy(gaps: [DriverGapRow(.interactions, error)])
        }
    }
}
