import Foundation
import Testing

@testable import Delays

/// What the reports of several planted logs say against what was planted.
private struct Tally: CustomStringConvertible {
    var planted = 0
    var plantedFound = 0
    var featuresFound = 0
    var falseFeatures = 0
    var effects = 0
    var covered = 0
    var effectsFound = 0
    var falseEffects = 0
    var interactionsFound = 0
    var falseInteractions = 0
    var logs = 0
    /// The false discovery rates of the three families: the mean over the logs of the share of what was found.
    private(set) var rates = (features: [Double](), effects: [Double](), interactions: [Double]())
    /// How often each feature that does nothing was found.
    var falselyFound: [String: Int] = [:]

    mutating func add(_ report: DriversReport) {
        logs += 1
        let before = self
        defer {
            func share(_ wrong: KeyPath<Tally, Int>, _ all: KeyPath<Tally, Int>) -> Double {
                Double(self[keyPath: wrong] - before[keyPath: wrong])
                    / Double(max(1, self[keyPath: all] - before[keyPath: all]))
            }
            rates.features.append(share(\.falseFeatures, \.featuresFound))
            rates.effects.append(share(\.falseEffects, \.effectsFound))
            rates.interactions.append(share(\.falseInteractions, \.allInteractions))
        }
        for feature in report.given?.features ?? [] {
            let isPlanted = PlantedDrivers.drivers.contains(feature.feature)
            if isPlanted { planted += 1 }
            if let pValue = feature.adjustedPValue, pValue <= 0.05 {
                featuresFound += 1
                plantedFound += isPlanted ? 1 : 0
                falseFeatures += isPlanted ? 0 : 1
                if !isPlanted { falselyFound[feature.feature, default: 0] += 1 }
            }
            for (effect, truth) in Tally.truths(feature) {
                guard let lower = effect.lower, let upper = effect.upper else { continue }
                effects += 1
                covered += lower <= truth && truth <= upper ? 1 : 0
                if effect.found {
                    effectsFound += 1
                    falseEffects += truth == 0 ? 1 : 0
                }
            }
        }
        for interaction in report.interactions {
            let conditions = Set(
                [interaction.first, interaction.second].map { "\($0.feature) \($0.level ?? "")" }
            )
            let isPlanted =
                Set([interaction.first.feature, interaction.second.feature]) == ["channel", "rush"]
            if isPlanted, conditions.contains("channel phone") {
                interactionsFound += 1
            } else if !isPlanted {
                falseInteractions += 1
            }
        }
    }

    var allInteractions: Int { interactionsFound + falseInteractions }

    static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }

    /// Each effect with what was planted, as far as orders with the same levels let it be told.
    static func truths(_ feature: DriverFeatureRow) -> [(DriverEffectRow, Double)] {
        let total = Double(feature.effects.reduce(0) { $0 + $1.orders })
        let average = feature.effects.reduce(0.0) { sum, effect in
            let truth = effect.level.map { PlantedDrivers.truth(feature.feature, level: $0) } ?? 0
            return sum + truth * Double(effect.orders) / total
        }
        return feature.effects.map { effect in
            if let from = effect.from, let to = effect.to {
                return (effect, PlantedDrivers.truth(feature.feature) * (to - from))
            }
            let own = PlantedDrivers.truth(feature.feature, level: effect.level ?? "")
            if let against = effect.against {
                return (effect, own - PlantedDrivers.truth(feature.feature, level: against))
            }
            return (effect, PlantedDrivers.drivers.contains(feature.feature) ? own - average : 0)
        }
    }

    var description: String {
        func share(_ part: Int, _ whole: Int) -> String {
            whole == 0 ? "-" : String(format: "%.2f %%", 100 * Double(part) / Double(whole))
        }
        func percent(_ shares: [Double]) -> String { String(format: "%.2f %%", 100 * Tally.mean(shares)) }
        return """
            logs \(logs)
            planted drivers found: \(plantedFound) of \(planted) (\(share(plantedFound, planted)))
            intervals with the truth: \(covered) of \(effects) (\(share(covered, effects)))
            features found that do nothing: \(falseFeatures) of \(featuresFound) (\(share(falseFeatures, featuresFound)))
            effects found that are none: \(falseEffects) of \(effectsFound) (\(share(falseEffects, effectsFound)))
            the interaction found: \(interactionsFound) of \(logs) (\(share(interactionsFound, logs)))
            interactions found that are none: \(falseInteractions)
            false discovery rates: features \(percent(rates.features)), effects \(percent(rates.effects)), \
            interactions \(percent(rates.interactions))
            found and do nothing: \(falselyFound.sorted { $0.key < $1.key })
            """
    }
}

@Suite struct PlantedDriversTests {
    private func report(seed: Int, orders: Int, hasEffects: Bool = true) throws -> DriversReport {
        var options = DriverOptions()
        // The shares are tested by themselves.
        options.replicates = 0
        return try DriversReport(
            PlantedDrivers(seed: seed, orders: orders, hasEffects: hasEffects).ledger,
            options: options
        )
    }

    @Test func aFewLogsSayWhatWasPlanted() throws {
        var tally = Tally()
        for seed in 0..<4 { tally.add(try report(seed: seed, orders: 3_000)) }
        #expect(tally.plantedFound == tally.planted, "\(tally)")
        #expect(tally.planted == 20)
        #expect(tally.interactionsFound >= 3, "\(tally)")
        #expect((0.90...0.99).contains(Double(tally.covered) / Double(tally.effects)), "\(tally)")
        #expect(Double(tally.falseEffects) <= 0.08 * Double(tally.effectsFound), "\(tally)")
        #expect(tally.falseInteractions <= 1, "\(tally)")
    }

    /// The figures of `Documentation/Drivers.md`, with `DRIVER_SEEDS=400`; `DRIVER_OFFSET=20000` takes other logs.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["DRIVER_SEEDS"] != nil))
    func theStudyOfManyLogs() throws {
        let environment = ProcessInfo.processInfo.environment
        let seeds = Int(environment["DRIVER_SEEDS"] ?? "") ?? 400
        let offset = Int(environment["DRIVER_OFFSET"] ?? "") ?? 0
        var tally = Tally()
        var empty = Tally()
        for seed in 0..<seeds {
            tally.add(try report(seed: offset + 1_000 + seed, orders: 3_000))
            empty.add(try report(seed: offset + 2_000 + seed, orders: 3_000, hasEffects: false))
        }
        print("with effects\n\(tally)\n\nwithout any\n\(empty.withoutEffects)")
        #expect(Double(tally.plantedFound) >= 0.95 * Double(tally.planted))
        #expect((0.93...0.97).contains(Double(tally.covered) / Double(tally.effects)))
        // The mean over the logs is what the correction bounds; of all logs together it is hardly more.
        #expect(Double(tally.falseFeatures) <= 0.05 * Double(tally.featuresFound))
        #expect(Double(tally.falseEffects) <= 0.05 * Double(tally.effectsFound))
        #expect(Tally.mean(tally.rates.features) <= 0.05)
        #expect(Tally.mean(tally.rates.effects) <= 0.05)
        #expect(Tally.mean(tally.rates.interactions) <= 0.05)
        #expect(Double(tally.interactionsFound) >= 0.95 * Double(seeds))
    }

    /// The figures of `Documentation/Drivers.md`, with `SHARE_SEEDS=50`: intervals of shares against the shares in a log of so many orders that
    /// chance has none.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["SHARE_SEEDS"] != nil))
    func theStudyOfShares() throws {
        let seeds = Int(ProcessInfo.processInfo.environment["SHARE_SEEDS"] ?? "") ?? 50
        func features(_ seed: Int, orders: Int, replicates: Int) throws -> [DriverFeatureRow] {
            var options = DriverOptions()
            options.replicates = replicates
            // Fewer than there are players, so that each has a share. What goes with a driver shares its share.
            for name in ["weight", "noise d", "noise e", "noise x", "noise y", "noise z"] {
                options.leftOut[name] = .asked
            }
            let planted = PlantedDrivers(seed: seed, orders: orders)
            return try DriversReport(planted.ledger, options: options).given?.features ?? []
        }
        let truth = try Dictionary(
            uniqueKeysWithValues: features(40_000, orders: 40_000, replicates: 0).map {
                ($0.feature, PlantedDrivers.drivers.contains($0.feature) ? $0.share : 0)
            }
        )
        var (told, covered, noise, noiseCovered) = (0, 0, 0, 0)
        for seed in 0..<seeds {
            for feature in try features(41_000 + seed, orders: 1_500, replicates: 200) {
                guard let lower = feature.shareLower, let upper = feature.shareUpper,
                    let own = truth[feature.feature] ?? nil
                else { continue }
                let holds = lower <= own && own <= upper
                if own > 0 {
                    told += 1
                    covered += holds ? 1 : 0
                } else {
                    noise += 1
                    noiseCovered += holds ? 1 : 0
                }
            }
        }
        print(
            "shares of drivers held: \(covered) of \(told); of what does nothing: \(noiseCovered) of \(noise)"
        )
        #expect(Double(covered) >= 0.9 * Double(told))
        #expect(Double(noiseCovered) >= 0.9 * Double(noise))
    }
}

extension Tally {
    /// Of logs in which nothing does anything, whatever is found is false.
    fileprivate var withoutEffects: String {
        "features found: \(featuresFound) in \(logs) logs; interactions found: "
            + "\(interactionsFound + falseInteractions)"
    }
}
