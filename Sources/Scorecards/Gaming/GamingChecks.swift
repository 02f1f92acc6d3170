import Parallelism
import Statistics

/// All gaming checks of a panel: bunching and rounding of each indicator, trade-offs, checks under load, and the end of periods.
public struct GamingChecks: Sendable, Equatable {
    public let settings: GamingSettings
    public let checks: [GamingCheck]
    /// How many checks could be made: what the adjustment is over.
    public let tests: Int

    /// - Parameters:
    ///   - facts: when work was done; nil where that is not known.
    /// - Throws: ``AssociationError``.
    /// - Complexity: O(n log n) for each indicator, and that of an association for each pair.
    public init(
        _ panel: Panel,
        indicators: [IndicatorTraits],
        pairs: GamingPairs = GamingPairs(),
        facts: FactTimes? = nil,
        settings: GamingSettings = GamingSettings()
    ) throws {
        let columns = try panel.numericColumns(indicators)
        func traits(_ id: String) -> IndicatorTraits {
            indicators.first { $0.id == id } ?? IndicatorTraits(id)
        }
        let single = concurrentMap(indicators.count) { index in
            let values = IndicatorValues(panel, indicators[index], columns[index].values)
            return [
                BunchingCheck(values, settings: settings).check,
                RoundingCheck(values, settings: settings).check,
            ]
        }
        var checks = single.flatMap { $0 }
        for pair in pairs.tradeOffs {
            checks.append(
                try PairCheck(
                    panel,
                    .tradeOff,
                    traits(pair.indicator),
                    traits(pair.other),
                    settings: settings
                ).check
            )
        }
        for pair in pairs.checks {
            // More load is taken for what it is, whichever way it is scored.
            let load = IndicatorTraits(pair.other)
            checks.append(
                try PairCheck(panel, .skippedChecks, traits(pair.indicator), load, settings: settings).check
            )
        }
        if let facts { checks.append(EndOfPeriodCheck(facts, settings: settings).check) }
        let adjusted = try AdjustedPValues(checks.map { $0.result?.pValue }, by: .benjaminiHochberg)
        for index in checks.indices {
            if let value = adjusted.values[index] { checks[index].result?.adjustedPValue = value }
        }
        self.settings = settings
        self.checks = checks
        tests = adjusted.tests
    }

    /// Those that are told from chance.
    public var found: [GamingCheck] { checks.filter { $0.result?.isFound(level: settings.level) ?? false } }
}
