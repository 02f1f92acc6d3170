import EventLogs

/// The README of a generated set.
struct SetDescription {
    let text: String

    init(generated: GeneratedDesk, truth: DeskTruth, command: String) {
        let columns = OrderColumns.header(generated.language)
        text = """
            # \(truth.desk)

            A log of an order desk that does not exist, made by OrderLens's generator, with the truth about it. The same
            command makes the same bytes:

                \(command)

            \(truth.orders) orders, \(truth.instances) activity instances, \(truth.from) to \(truth.to)
            (zone \(truth.zone)). Mean lead time \(truth.leadTime.meanHours) hours; \(truth.late.orders) orders
            (\(SetDescription.percent(truth.late.share)) %) late, that is, completed after their promise.

            | file | what it holds |
            | --- | --- |
            | `orders.csv` | one row for each activity instance; UTF-8 |
            | `calendars.yml` | when each assistant really works |
            | `indicators.csv` | indicators of each person and month |
            | `outcomes.csv` | outcomes of each person and month |
            | `records.csv` | what each person did beside the orders, a row for each thing: \(SetDescription.kinds) |
            | `marks.csv` | marks that colleagues gave each other, by month |
            | `people.csv` | team and hours of each person |
            | `scorecard.yml` | a scorecard over all of these |
            | `truth.json` | every planted hour and parameter |

            The columns of `orders.csv`, in order: \(columns.map { "`\($0)`" }.joined(separator: ", ")).
            Those from the sixth on belong to the order and repeat on each of its rows.

            ## Where the time went

            | cause | hours along the critical paths | share of lead time | hours of all instances |
            | --- | ---: | ---: | ---: |
            \(SetDescription.table(truth.totals))

            The critical path of an order leads from its last-ending instance back through the latest-ending predecessors; its
            waiting and processing add up to the lead time exactly, in integer microseconds.

            ## What is planted

            \(PlantedText(truth).lines.map { "- \($0)" }.joined(separator: "\n"))

            ## How waiting is booked

            An instance waits from its enablement, the end of the last of its predecessors in the route that the order really
            took (for the first one the arrival of the order), to its start. Each moment of it has one cause:

            - `external`: something outside the desk had to happen first; nobody could have begun. A ledger that sees only the
              log finds such time unexplained.
            - `batching`: ready, but the batch was not complete, or its clock time had not come.
            - `unavailability`: nobody skilled in the activity was within working time (overtime does not count). Once a
              batch is begun, its members wait for whoever began it: he was not.
            - `prioritization`: a skilled assistant within working time was busy with something that had become ready later.
            - `contention`: the skilled assistants within working time were busy with what had become ready no later.

            `firstTouch` marks the wait before anybody touched the order.

            ## truth.json

            `criticalPath`, `criticalPathOfLateOrders` and `allInstances` list microseconds (exact) and hours (for reading) by
            activity, cause and first touch; `totals` adds them up by cause. `planted` has the assistants, queue rules, batch
            rules, external waits (with their chances and what came of them), rework, parallel activities and holidays.
            `drivers` groups the orders by what was known at their arrival. `scorecard` has the true effects of the indicators on
            the outcomes.

            ## The scorecard

            An outcome is, in standardised units in which more is better, the weighted sum of the indicators of the same
            person and month, and an effect of the person, of the month, and noise. `perUnit` is the same in units of the
            outcome for one unit of the indicator.

            \(SetDescription.scorecard(truth.scorecard))
            """ + "\n"
    }

    private static var kinds: String { DeskRecords.Kind.allCases.map(\.rawValue).joined(separator: ", ") }

    private static func table(_ totals: [DeskTruth.Total]) -> String {
        totals.map {
            "| \($0.cause) | \($0.criticalPathHours) | \(percent($0.criticalPathShare)) % | \($0.allInstancesHours) |"
        }.joined(separator: "\n")
    }

    private static func scorecard(_ truth: ScorecardTruth) -> String {
        func text(_ effects: [ScorecardTruth.Effect]) -> String {
            effects.map { "\($0.indicator) \($0.weight)" }.joined(separator: ", ")
        }
        var lines = truth.outcomes.map { "- \($0.name): \(text($0.effects))" }
        lines += truth.outcomes.flatMap { outcome in
            outcome.seasons.map {
                "- Season: in months \($0.months.map(String.init).joined(separator: ", ")) \(outcome.name) follows "
                    + "\(text($0.effects))"
            }
        }
        lines += truth.saturated.map {
            "- Saturated: \($0.indicator), at its top in \(percent($0.shareAtTop)) % of the values."
        }
        lines += truth.gamed.map {
            "- Gamed: \($0.indicator), raised to the target of \($0.target) in \(percent($0.shareRaised)) % of the values."
        }
        lines.append(
            "- Leniency of raters in `marks.csv`, in points: "
                + truth.leniency.map { "\($0.rater) \(Int($0.effect))" }.joined(separator: ", ") + "."
        )
        lines += truth.conflicting.map {
            "- Conflicting: \($0.indicators.joined(separator: " and ")), correlation \($0.correlation) as more is better."
        }
        return lines.joined(separator: "\n")
    }

    /// With one decimal.
    private static func percent(_ share: Double) -> Double { (share * 1000).rounded() / 10 }
}
