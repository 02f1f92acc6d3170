import Delays

extension CSVReport {
    /// The effects, a row for each and for each of its parts: where stage and cause are empty it is the whole, with its
    /// interval; the other rows of an effect add up to it.
    public static func drivers(_ report: DriversReport) -> String {
        let header = [
            "model", "feature", "level", "against", "from", "to", "activity", "cause", "hours", "lower",
            "upper",
            "p_value", "adjusted_p_value", "found", "orders", "share", "share_lower", "share_upper",
            "robustness_value", "odds_ratio", "percentage_points", "points_lower", "points_upper",
            "odds_lower", "odds_upper", "late_p_value", "adjusted_late_p_value",
        ]
        func rows(_ model: DriverModelRow?, _ name: String) -> [[String]] {
            (model?.features ?? []).flatMap { feature in
                feature.effects.flatMap { effect -> [[String]] in
                    let key = [
                        name, feature.feature, effect.level ?? "", effect.against ?? "", text(effect.from),
                        text(effect.to),
                    ]
                    let whole =
                        key + [
                            "", "", String(effect.hours), text(effect.lower), text(effect.upper),
                            text(effect.pValue), text(effect.adjustedPValue), String(effect.found),
                            String(effect.orders), text(feature.share), text(feature.shareLower),
                            text(feature.shareUpper), text(effect.robustnessValue),
                            text(effect.late?.oddsRatio), text(effect.late?.percentagePoints),
                            text(effect.late?.pointsLower), text(effect.late?.pointsUpper),
                            text(effect.late?.oddsLower), text(effect.late?.oddsUpper),
                            text(effect.late?.pValue), text(effect.late?.adjustedPValue),
                        ]
                    let parts = zip(report.cells, effect.parts).map { cell, hours in
                        key + [cell.activity, cell.cause.rawValue, String(hours)]
                            + Array(repeating: "", count: header.count - 9)
                    }
                    return [whole] + parts
                }
            }
        }
        return lines([header] + rows(report.given, "given") + rows(report.happened, "happened"))
    }
}
