import Delays

extension Finding {
    /// What orders take longer, or are late more often, with: the effects that can be told from chance.
    public static func drivers(of report: DriversReport) -> [Finding] {
        let models = [(report.given, true), (report.happened, false)]
        return models.flatMap { model, isGiven -> [Finding] in
            (model?.features ?? []).flatMap { feature in
                feature.effects.compactMap { effect in
                    Finding(effect, of: feature, isGiven: isGiven, confidence: report.errors.confidence)
                }
            }
        }
    }

    /// Nil where neither effect is told from chance, and for levels that have nothing in common.
    private init?(
        _ effect: DriverEffectRow,
        of feature: DriverFeatureRow,
        isGiven: Bool,
        confidence: Double
    ) {
        let late = effect.late.flatMap { $0.isTold(at: confidence) ? $0 : nil }
        guard effect.found || late != nil, !effect.isOfPooledLevels else { return nil }
        let hours =
            effect.found
            ? Measure(
                .leadTimeEffect,
                effect.hours,
                interval: (effect.lower, effect.upper, confidence),
                count: effect.orders,
                adjustedPValue: effect.adjustedPValue
            ) : nil
        let points = late.flatMap { late in
            late.percentagePoints.map {
                Measure(
                    .lateShareEffect,
                    $0 / 100,
                    interval: (
                        late.pointsLower.map { $0 / 100 }, late.pointsUpper.map { $0 / 100 }, confidence
                    ),
                    count: effect.orders,
                    adjustedPValue: late.adjustedPValue
                )
            }
        }
        // The effect of a number is one of a step from a small value to a large one, and no order's distance from the others.
        let isStep = effect.level == nil
        let isWorse = effect.found ? effect.hours > 0 : (late?.isLater ?? false)
        self.init(
            .driver(
                condition: DriverCondition(effect, of: feature),
                against: effect.against,
                isGiven: isGiven
            ),
            isWorse ? .problem : .strength,
            .supported,
            evidence: [hours, points].compactMap(\.self),
            impact: isStep
                ? Impact(orders: effect.orders)
                : Impact(hoursEach: hours, lateShare: points, of: effect.orders),
            examples: (effect.found ? effect.examples : late?.examples ?? []).map { ExampleOrder($0) },
            caveats: [.association]
        )
    }
}

extension LateEffectRow {
    fileprivate func isTold(at confidence: Double) -> Bool {
        percentagePoints != nil && (adjustedPValue ?? 1) <= 1 - confidence
    }
}

extension DriverCondition {
    /// A level as it is; of a number the step that the effect is of.
    fileprivate init(_ effect: DriverEffectRow, of feature: DriverFeatureRow) {
        self.init(
            feature: feature.feature,
            about: feature.about,
            unit: feature.unit,
            level: effect.level,
            above: nil,
            atMost: nil,
            atLeast: effect.to,
            insteadOf: effect.from
        )
    }
}
