import Foundation

@testable import Delays

/// What the reports of several logs with clusters say against what was planted.
struct ClusterTally: CustomStringConvertible {
    var planted = 0
    var plantedFound = 0
    private var nulls: [String: (tested: Int, small: Int)] = [:]
    private var effects: [String: (told: Int, covered: Int)] = [:]
    private var falselyFound = 0
    private var logsWithFalse = 0

    mutating func add(_ report: DriversReport) {
        var isFalse = false
        for feature in report.given?.features ?? [] {
            if ClusteredOrders.drivers.contains(feature.feature) {
                planted += 1
                plantedFound += feature.found ? 1 : 0
            } else if let pValue = feature.pValue {
                nulls[feature.feature, default: (0, 0)].tested += 1
                nulls[feature.feature, default: (0, 0)].small += pValue <= 0.05 ? 1 : 0
                falselyFound += feature.found ? 1 : 0
                isFalse = isFalse || feature.found
            }
            let total = Double(feature.effects.reduce(0) { $0 + $1.orders })
            func truth(_ effect: DriverEffectRow) -> Double {
                feature.feature == "product" ? ClusteredOrders.products[effect.level ?? ""] ?? 0 : 0
            }
            let average = feature.effects.reduce(0) { $0 + truth($1) * Double($1.orders) / total }
            for effect in feature.effects {
                guard let lower = effect.lower, let upper = effect.upper else { continue }
                var own = truth(effect) - average
                if let from = effect.from, let to = effect.to {
                    own = feature.feature == "value" ? ClusteredOrders.value * (to - from) : 0
                }
                effects[feature.feature, default: (0, 0)].told += 1
                effects[feature.feature, default: (0, 0)].covered += lower <= own && own <= upper ? 1 : 0
            }
        }
        logsWithFalse += isFalse ? 1 : 0
    }

    private static func share(_ part: Int, _ whole: Int) -> Double { Double(part) / Double(max(1, whole)) }

    var nullShare: Double {
        Self.share(nulls.values.reduce(0) { $0 + $1.small }, nulls.values.reduce(0) { $0 + $1.tested })
    }

    var coverage: Double {
        Self.share(effects.values.reduce(0) { $0 + $1.covered }, effects.values.reduce(0) { $0 + $1.told })
    }

    var description: String {
        func percent(_ part: Int, _ whole: Int) -> String {
            String(format: "%.1f %% of %d", 100 * Self.share(part, whole), whole)
        }
        let tested = nulls.values.reduce(0) { $0 + $1.tested }
        return """
            planted drivers found: \(plantedFound) of \(planted)
            raw p <= .05 of features that do nothing: \(String(format: "%.2f %%", 100 * nullShare)) of \(tested)
            intervals with the truth: \(String(format: "%.2f %%", 100 * coverage)) of \
            \(effects.values.reduce(0) { $0 + $1.told })
            found and do nothing: \(falselyFound), in \(logsWithFalse) logs
            \(nulls.sorted { $0.key < $1.key }.map { "  \($0.key): \(percent($0.value.small, $0.value.tested))" }
                .joined(separator: "\n"))
            covered
            \(effects.sorted { $0.key < $1.key }.map { "  \($0.key): \(percent($0.value.covered, $0.value.told))" }
                .joined(separator: "\n"))
            """
    }
}
