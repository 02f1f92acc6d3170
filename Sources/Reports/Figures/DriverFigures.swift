import Delays

/// What every form of a report of drivers shows of it.
struct DriverFigures: Sendable {
    typealias FoundEffect = (feature: DriverFeatureRow, effect: DriverEffectRow)

    let report: DriversReport
    let unit: TimeUnit

    init(_ report: DriversReport) {
        self.report = report
        unit = TimeUnit(meanHours: report.leadTime.meanHours)
    }

    func names(_ phrases: any DriverPhrases, _ common: any Phrases) -> FeatureNames {
        FeatureNames(phrases: phrases, common: common, unit: unit)
    }

    var confidence: String { report.errors.confidenceText }

    /// What can be told from chance, feature by feature.
    func found(_ model: DriverModelRow) -> [FoundEffect] {
        model.features.flatMap { feature in feature.effects.filter(\.found).map { (feature, $0) } }
    }

    /// The features that were tested and cannot be told from chance.
    func notFound(_ model: DriverModelRow) -> [DriverFeatureRow] {
        model.features.filter { !$0.found && $0.pValue != nil }
    }

    /// Those that could not be tested, by the reason.
    func untested(_ model: DriverModelRow) -> [(reason: DriverGapRow.Reason, features: [DriverFeatureRow])] {
        let untested = model.features.filter { $0.pValue == nil }
        return DriverGapRow.Reason.allCases.compactMap { reason in
            let own = untested.filter { ($0.gap ?? .failed) == reason }
            return own.isEmpty ? nil : (reason, own)
        }
    }

    /// The same of effects on being late: the feature that moves the chance most comes first, of each its worst level.
    func foundLate(_ model: DriverModelRow) -> [FoundEffect] {
        let found = model.features.map { feature in
            (
                feature: feature,
                effects: feature.effects.filter { isFound($0.late) }.sorted { points($0) > points($1) }
            )
        }
        func largest(_ effects: [DriverEffectRow]) -> Double { effects.map { abs(points($0)) }.max() ?? 0 }
        return found.sorted { largest($0.effects) > largest($1.effects) }
            .flatMap { feature, effects in effects.map { (feature: feature, effect: $0) } }
    }

    /// What an effect does to the chance of being late, in percentage points.
    func points(_ effect: DriverEffectRow) -> Double { effect.late?.percentagePoints ?? 0 }

    /// What stands above the effects on being late.
    func latenessHeading(
        _ late: DriverLatenessRow,
        _ phrases: any DriverPhrases,
        _ common: any Phrases
    ) -> String {
        phrases.effectsOnLateness(
            late: NumberText.count(late.late),
            judged: NumberText.count(late.judged),
            rule: common.lateRule(late.criterion)
        )
    }

    private func isFound(_ late: LateEffectRow?) -> Bool {
        late?.adjustedPValue.map { $0 <= 1 - report.errors.confidence } ?? false
    }

    /// The largest parts of an effect, and the hours of all others.
    func largestParts(_ effect: DriverEffectRow, most: Int) -> (parts: [(DriverCell, Double)], rest: Double) {
        let ranked = effect.parts.indices.filter { effect.parts[$0] != 0 }
            .sorted { (abs(effect.parts[$1]), $0) < (abs(effect.parts[$0]), $1) }
        return (
            ranked.prefix(most).map { (report.cells[$0], effect.parts[$0]) },
            ranked.dropFirst(most).reduce(0) { $0 + effect.parts[$1] }
        )
    }
}

extension DriverErrors {
    /// `95%`.
    var confidenceText: String { NumberText.confidence(confidence) }
}
