import Scorecards

extension EnglishWeightPhrases {
    var fairMean: String { "Fair mean" }

    func caseMix(_ row: CaseMixRow, confidence: String, changesWeights: Bool) -> [String] {
        guard let mix = row.adjustment else {
            return [
                "The fair mean is not adjusted for which orders a person had: \(why(row.gap ?? .failed))."
            ] + leaks(row)
        }
        let (outcome, unit, one) =
            switch mix.outcome {
            case .leadTime: ("lead times", " hours", "an hour")
            case .late: ("being late or not", " percentage points", "a percentage point")
            }
        func number(_ value: Double) -> String { NumberText.decimal(value, places: 1) }
        var texts = [
            "The mix of orders: what orders are (\(mix.features.map(\.feature).joined(separator: ", "))) explains \(NumberText.percent(mix.explained)) of the variance of \(outcome) of \(NumberText.count(mix.orders)) orders. So expected, a person's orders of a period come to \(number(mix.mean))\(mix.outcome == .late ? " %" : unit), which differs by \(number(mix.spreadBetween)) between people and \(number(mix.spreadWithin)) from period to period (standard deviations)."
        ]
        /// Of the score in force, and where there is one of the proposed.
        func both(_ texts: BeforeAfter<String>) -> String {
            changesWeights ? "\(texts.current) and \(texts.proposed)" : texts.current
        }
        let proposed =
            changesWeights
            ? " in force and \(slope(mix.slopes.proposed, confidence)) of the proposed one" : ""
        let slopes =
            "Within a person \(one) more goes with \(slope(mix.slopes.current, confidence)) points of the score\(proposed)"
        let used = mix.slopes.map(\.signal)
        if used.current > 0 || used.proposed > 0 {
            texts.append(
                "\(slopes)\(untold(mix.slopes, changesWeights: changesWeights)). Of that \(both(used.map(NumberText.percent))) is signal rather than chance, and fair means are adjusted by as much: at most \(both(mix.largest.map { NumberText.decimal($0, places: 2) })) points."
            )
        } else {
            texts.append("\(slopes). That is no more than chance makes of nothing, so nothing is adjusted.")
        }
        if mix.unknown > 0 {
            texts.append(
                "The log has orders of \(NumberText.count(mix.known)) of the \(NumberText.count(mix.known + mix.unknown)) scores; the others are left as they are."
            )
        }
        return texts + leaks(row)
    }

    private func leaks(_ row: CaseMixRow) -> [String] {
        row.leaks.isEmpty
            ? []
            : [
                "Left out of what orders are, because they tell too well how orders come out to be known beforehand: \(row.leaks.joined(separator: ", ")). If one is known when an order arrives, --given takes it in."
            ]
    }

    private func untold(_ slopes: BeforeAfter<CaseMixRow.SlopeRow>, changesWeights: Bool) -> String {
        guard changesWeights else { return slopes.current.isTold ? "" : ", not told from chance" }
        return switch (slopes.current.isTold, slopes.proposed.isTold) {
        case (true, true): ""
        case (false, false): ", neither told from chance"
        default: ", one of them not told from chance"
        }
    }

    private func slope(_ row: CaseMixRow.SlopeRow, _ confidence: String) -> String {
        "\(signed(row.estimate)) (\(confidence): \(signed(row.low)) to \(signed(row.high)))"
    }

    private func signed(_ value: Double) -> String { NumberText.signed(value, places: 3) }

    private func why(_ gap: CaseMixGap) -> String {
        switch gap {
        case .notAsked: "that was not wanted"
        case .noLog: "there is no log of orders, which a workspace has"
        case .unbookable: "the log cannot be booked; orderlens delays says why"
        case .noLateRule: "nothing says which orders are late"
        case .tooFewOrders: "too few orders have an outcome"
        case .oneOutcome: "all orders have the same outcome"
        case .noFeatures: "nothing is known of what orders are"
        case .nothingExplained: "what is known of orders says nothing of how they come out"
        case .failed: "what to expect of orders could not be computed"
        case .nobodyInLog: "the log has no work of the people and periods that are scored"
        case .tooFewPeople: "fewer than four people have two periods with a score and with orders in the log"
        case .noSpread:
            "a person's orders hardly change from period to period, so that they are not told from the person"
        case .constantComposite: "a person's score hardly changes from period to period"
        case .notInThesePeriods: "the log has no orders of these periods"
        }
    }
}
