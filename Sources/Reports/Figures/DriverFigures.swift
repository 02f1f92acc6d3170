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

    var confidence: String { NumberText.decimal(100 * report.errors.confidence, places: 0) + "%" }

    /// What can be told from chance, feature by feature.
    func found(_ model: DriverModelRow) -> [FoundEffect] {
        model.features.flatMap { feature in feature.effects.filter(\.found).map { (feature, $0) } }
    }

    /// The same of effects on being late, the worst level of each feature first.
    func foundLate(_ model: DriverModelRow) -> [FoundEffect] {
        model.features.flatMap { feature in
            feature.effects.filter { isFound($0.late) }
                .sorted { $0.late?.percentagePoints ?? 0 > $1.late?.percentagePoints ?? 0 }
                .map { (feature: feature, effect: $0) }
        }
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
