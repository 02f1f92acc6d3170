import Foundation
import Statistics

/// Looks for values that crowd just inside the target of an indicator (`TargetBunching`).
///
/// Values are counted in bins whose edges lie on the steps in which they are given, the target's step being the first inside, so that
/// rounding puts equally many steps into each. A share of counted facts is looked at in facts, each value by how many its own target is
/// away: what a hundredth of twenty facts can and cannot be makes no bins. Four widths up to a standard deviation are tried, and the p value is for the
/// best of them.
struct BunchingCheck {
    let check: GamingCheck

    init(_ values: IndicatorValues, settings: GamingSettings) {
        let traits = values.traits
        func done(_ result: GamingCheck.Result?, _ gap: GamingCheck.Gap?) -> GamingCheck {
            GamingCheck(
                kind: .bunching,
                indicator: traits,
                other: nil,
                result: result,
                gap: gap,
                answer: .scoreGradually(indicator: traits.id)
            )
        }
        guard let target = traits.target else {
            check = done(nil, .noTarget)
            return
        }
        if let gap = values.tooFew(settings) {
            check = done(nil, gap)
            return
        }
        do {
            let steps = try TargetSteps(values, target: target)
            let best = try BunchingCheck.best(steps, values)
            check = done(BunchingCheck.result(best, steps, values, settings), nil)
        } catch {
            check = done(nil, error)
        }
    }

    private struct Window {
        var width: Int
        var bins: [Int]
        var test: TargetBunching
        var pValue: Double
    }

    private static func best(
        _ steps: TargetSteps,
        _ values: IndicatorValues
    ) throws(GamingCheck.Gap) -> Window {
        let clustering = values.clustering()
        var windows: [Window] = []
        for width in steps.widths {
            let bins = steps.bins(width: width)
            let inner = bins.count { $0 == 1 || $0 == 2 }
            let all = bins.count { $0 >= 0 }
            guard inner >= fewestInner, all >= fewestInWindow else { continue }
            let test = TargetBunching(bins: bins, clusters: clustering)
            windows.append(Window(width: width, bins: bins, test: test, pValue: test.pValue))
        }
        guard var best = windows.min(by: { $0.pValue < $1.pValue }) else { throw .tooFewStepsAroundTarget }
        best.pValue = min(1, best.pValue * Double(windows.count))
        // Where bins are of the values themselves, those beside the target must not repeat by arithmetic.
        if !steps.areFacts {
            let elsewhere = best.bins.indices.filter { best.bins[$0] != 1 && best.bins[$0] != 2 }
            if Heaping(elsewhere.map { steps.distances[$0] }).isHeaped { throw .heapedValues }
        }
        return best
    }

    private static let fewestInner = 10
    private static let fewestInWindow = 20

    private static func result(
        _ window: Window,
        _ steps: TargetSteps,
        _ values: IndicatorValues,
        _ settings: GamingSettings
    ) -> GamingCheck.Result {
        let inside = window.bins.indices.filter { window.bins[$0] == 2 }
        let nearest = inside.sorted {
            (steps.distances[$0], $0) < (steps.distances[$1], $1)
        }
        return GamingCheck.Result(
            rows: values.values.count,
            people: window.test.clusters,
            effect: window.test.shareMoved,
            interval: window.test.interval(confidence: settings.confidence),
            pValue: window.pValue,
            adjustedPValue: window.pValue,
            detail: .bunching(
                counts: window.test.counts,
                width: Double(window.width) * steps.unit,
                inFacts: steps.areFacts
            ),
            examples: nearest.prefix(settings.examples).map { values.example($0) }
        )
    }
}

/// How many steps each value lies inside its target: 0 for those that just reach it, -1 for those that just miss it.
private struct TargetSteps {
    let distances: [Int]
    /// Of a value, how far its own scale reaches on both sides; nil where all have the one of `reach`.
    private let reaches: [(outside: Int, inside: Int)]?
    private let reach: (outside: Int, inside: Int)
    let areFacts: Bool
    /// What a step is: in the unit of the indicator, or a fact.
    let unit: Double

    init(_ values: IndicatorValues, target: Double) throws(GamingCheck.Gap) {
        if values.traits.isShare, let counts = values.counts,
            let facts = TargetSteps.facts(values, counts: counts, target: target)
        {
            distances = facts.map(\.distance)
            reaches = facts.map { ($0.outside, $0.inside) }
            reach = (Int.max, Int.max)
            areFacts = true
            unit = 1
            return
        }
        // A target among the values, so that they have a step in common.
        guard let lattice = ValueLattice(values.values + [target]), let aim = lattice.multiples.last else {
            throw .noSteps
        }
        if values.traits.isShare, lattice.step >= coarsestShare { throw .factsNotCounted }
        let sign = values.traits.higherIsBetter ? 1 : -1
        distances = lattice.multiples.dropLast().map { sign * ($0 - aim) }
        reaches = nil
        // The ends of the scale may hold any number of values.
        reach = (-(distances.min() ?? 0), distances.max() ?? 0)
        areFacts = false
        unit = lattice.step
    }

    /// Of each value the facts that it has beyond those that its target asks for, and how many it could have beyond and below; nil if values
    /// are not the shares that their facts make.
    private static func facts(
        _ values: IndicatorValues,
        counts: [Int],
        target: Double
    ) -> [(distance: Int, outside: Int, inside: Int)]? {
        var facts: [(distance: Int, outside: Int, inside: Int)] = []
        for (value, count) in zip(values.values, counts) {
            let number = value / 100 * Double(count)
            guard abs(number - number.rounded()) <= 0.25 else { return nil }
            let wanted = target / 100 * Double(count)
            let have = Int(number.rounded())
            if values.traits.higherIsBetter {
                let aim = Int((wanted - 1e-9).rounded(.up))
                facts.append((have - aim, aim, count - aim))
            } else {
                let aim = Int((wanted + 1e-9).rounded(.down))
                facts.append((aim - have, count - aim, aim))
            }
        }
        return facts
    }

    /// Up to a standard deviation, where the scale reaches beyond the bins.
    var widths: [Int] {
        let count = Double(distances.count)
        let mean = distances.reduce(0) { $0 + Double($1) } / count
        let squares = distances.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        let deviation = (squares / count).squareRoot()
        let widths = Set([8.0, 4, 2, 1].map { max(1, Int((deviation / $0).rounded())) })
        return widths.sorted().filter { 2 * $0 < reach.outside && 2 * $0 <= reach.inside }
    }

    /// 0 to 3 from far outside to far inside, else -1.
    func bins(width: Int) -> [Int] {
        distances.enumerated().map { index, distance in
            if let reaches, reaches[index].outside < 2 * width || reaches[index].inside < 2 * width {
                return -1
            }
            guard distance >= -2 * width, distance < 2 * width else { return -1 }
            return Int((Double(distance) / Double(width)).rounded(.down)) + 2
        }
    }
}

/// Shares in steps of that many hundredths or more may be of any number of facts.
private let coarsestShare = 0.5

extension GamingCheck.Gap: Error {}
