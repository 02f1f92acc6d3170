import Delays
import EventLogs

/// The sentences and numbers that every form of a comparison has.
struct ComparisonFigures {
    let comparison: Comparison
    let unit: TimeUnit
    let phrases: any Phrases

    init(_ comparison: Comparison, unit: TimeUnit, phrases: any Phrases) {
        self.comparison = comparison
        self.unit = unit
        self.phrases = phrases
    }

    /// The unit that suits the lead times.
    static func unit(_ report: ComparisonReport) -> TimeUnit {
        if let comparison = report.comparison {
            return TimeUnit(meanHours: max(comparison.a.meanHours, comparison.b.meanHours))
        }
        return TimeUnit(meanHours: report.weeks?.weeks.map(\.meanLeadTimeHours).max())
    }

    var sides: [String] {
        [("A", comparison.a), ("B", comparison.b)].map { letter, side in
            phrases.side(
                letter,
                name: side.name,
                orders: NumberText.count(side.orders),
                open: side.openOrders == 0 ? nil : NumberText.count(side.openOrders),
                mean: withUnit(side.meanMicroseconds)
            )
        }
    }

    var summary: String {
        phrases.comparisonSummary(
            difference: signed(comparison.total.difference),
            mix: signed(comparison.total.mix),
            pace: signed(comparison.total.pace)
        )
    }

    var resampling: String {
        phrases.resampled(
            comparison.resampling,
            units: NumberText.count(comparison.resampling.units),
            replicates: NumberText.count(comparison.resampling.replicates),
            confidence: NumberText.confidence(comparison.resampling.confidence)
        )
    }

    /// By what kinds of orders are told apart, what was left out, and what could not be compared.
    var kindNotes: [String] {
        var notes = [
            comparison.kindColumns.isEmpty ? phrases.oneKind : phrases.kindsBy(comparison.kindColumns)
        ]
        let leftOut = comparison.leftOutColumns.map { phrases.leftOut($0.column, $0.reason) }
        if !leftOut.isEmpty { notes.append(phrases.leftOutColumns(leftOut)) }
        let (a, b) = (comparison.a.comparedShare, comparison.b.comparedShare)
        if min(a, b) < 1 {
            notes.append(
                phrases.unmatchedOrders(
                    a: NumberText.percent(1 - a),
                    b: NumberText.percent(1 - b),
                    time: signed(comparison.total.unmatchedMicroseconds)
                )
            )
        }
        return notes
    }

    /// `-1.2 … 3.4`; nothing where there is no interval.
    static func interval(_ effect: EffectRow, _ unit: TimeUnit) -> String {
        interval(effect.lower, effect.upper, unit)
    }

    static func interval(_ lower: Double?, _ upper: Double?, _ unit: TimeUnit) -> String {
        guard let lower, let upper else { return "–" }
        return "\(unit.difference(hours: lower)) … \(unit.difference(hours: upper))"
    }

    private func signed(_ effect: EffectRow) -> String { signed(effect.microseconds) }

    private func signed(_ time: Microseconds) -> String {
        "\(unit.difference(hours: time.hours)) \(phrases.symbol(unit))"
    }

    private func withUnit(_ time: Microseconds) -> String { "\(unit.text(time)) \(phrases.symbol(unit))" }
}

/// The sentences and numbers that every form of a weekly scan has.
struct ChangeFigures {
    let scan: WeeklyScan
    let unit: TimeUnit
    let phrases: any Phrases

    init(_ scan: WeeklyScan, unit: TimeUnit, phrases: any Phrases) {
        self.scan = scan
        self.unit = unit
        self.phrases = phrases
    }

    var notes: [String] {
        let weeks = NumberText.count(scan.weeks.count)
        let open =
            scan.openOrders == 0 ? [] : [phrases.openOrdersLeftOut(NumberText.count(scan.openOrders))]
        guard scan.weeks.count >= WeeklyScan.leastWeeks else {
            return [phrases.tooFewWeeks(weeks, needed: NumberText.count(WeeklyScan.leastWeeks))] + open
        }
        var notes =
            [phrases.weeksScanned(weeks, leftOut: NumberText.count(scan.leftOutWeeks))] + open
            + [phrases.seriesTested(NumberText.count(scan.series.count))]
        if scan.changes.isEmpty { notes.append(phrases.nothingChanged) }
        return notes
    }

    func interval(_ change: ChangeRow) -> String {
        ComparisonFigures.interval(change.lower, change.upper, unit)
    }

    /// The largest parts of a change.
    func parts(_ change: ChangeRow, most: Int) -> String {
        phrases.list(
            change.parts.prefix(most).map { part in
                let name = part.activity ?? part.cause.map { phrases.name($0) } ?? ""
                return "\(name) \(unit.difference(hours: part.differenceHours))"
            }
        )
    }
}
