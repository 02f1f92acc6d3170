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
}

extension Tally {
    /// Of logs in which nothing does anything, whatever is found is false.
    fileprivate var withoutEffects: String {
        "features found: \(featuresFound) in \(logs) logs; interactions found: "
            + "\(interactionsFound + falseInteractions)"
    }
}
