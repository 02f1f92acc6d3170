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

    /// Nil where neither effect is told from chance.
    private init?(
        _ effect: DriverEffectRow,
        of feature: DriverFeatureRow,
        isGiven: Bool,
        confidence: Double
    ) {
        let late = effect.late.flatMap { $0.isTold(at: confidence) ? $0 : nil }
        guard effect.found || late != nil else { return nil }
        var evidence: [Measure] = []
        if effect.found {
            evidence.append(
                Measure(
                    .leadTimeEffect,
                    effect.hours,
                    interval: (effect.lower, effect.upper, confidence),
                    count: effect.orders,
                    adjustedPValue: effect.adjustedPValue
                )
            )
        }
        if let late, let points = late.percentagePoints {
            evidence.append(
                Measure(
                    .lateShareEffect,
                    points / 100,
                    interval: (
                        late.pointsLower.map { $0 / 100 }, late.pointsUpper.map { $0 / 100 }, confidence
                    ),
                    count: effect.orders,
                    adjustedPValue: late.adjustedPValue
                )
            )
        }
        var impact = Impact(orders: effect.orders)
        if effect.found {
            impact = Impact(
                hoursEach: effect.hours,
                lower: effect.lower,
                upper: effect.upper,
                orders: effect.orders
            )
        }
        impact.lateOrders = late?.percentagePoints.map { $0 / 100 * Double(effect.orders) }
        let isWorse = effect.found ? effect.hours > 0 : (late?.isLater ?? false)
        self.init(
            .driver(
                condition: DriverCondition(effect, of: feature),
                against: effect.against,
                isGiven: isGiven
            ),
            isWorse ? .problem : .strength,
            .supported,
            evidence: evidence,
            impact: impact,
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
    /// A level as it is; of a number from where on the effect is told.
    fileprivate init(_ effect: DriverEffectRow, of feature: DriverFeatureRow) {
        self.init(
            feature: feature.feature,
            about: feature.about,
            unit: feature.unit,
            level: effect.level,
            above: nil,
            atMost: nil,
            atLeast: effect.level == nil ? effect.to : nil
        )
    }
}
