import Foundation
import Statistics

/// Looks for more round numbers than chance makes (`ExcessShare`).
///
/// Of values that spread over several multiples of m steps one in m is such a multiple, wherever they lie. Shares of counted facts have
/// multiples of their own, which are counted for each number of facts. Values at the target and at the ends of the scale, where
/// others have their reasons to lie, are left out.
struct RoundingCheck {
    let check: GamingCheck

    init(_ values: IndicatorValues, settings: GamingSettings) {
        func done(_ result: GamingCheck.Result?, _ gap: GamingCheck.Gap?) -> GamingCheck {
            GamingCheck(
                kind: .rounding,
                indicator: values.traits,
                other: nil,
                result: result,
                gap: gap,
                answer: .readFromRecords(indicator: values.traits.id)
            )
        }
        if let gap = values.tooFew(settings) {
            check = done(nil, gap)
            return
        }
        do {
            check = done(try RoundingCheck.result(values, settings), nil)
        } catch {
            check = done(nil, error)
        }
    }

    /// In steps: fives, tens, twenties and so on.
    private static let candidates = [5, 10, 20, 25, 50, 100, 200, 250, 500, 1000]

    /// Values spread over a multiple if it is at most so many times their standard deviation; then, of a normal distribution, less than 1 in
    /// 100,000 too many are multiples.
    private static let widest = 1.25

    /// Where fewer values are something else, the multiple is the step that values are given in, as of shares of twenty facts.
    private static let fewestOthers = 10

    /// Which part of the excess of a multiple a coarser one has to carry to be named in its place.
    private static let carried = 0.9
    /// A coarser one with a p value up to this is told as well.
    private static let certain = 1e-6

    private static func result(
        _ values: IndicatorValues,
        _ settings: GamingSettings
    ) throws(GamingCheck.Gap) -> GamingCheck.Result {
        if values.traits.isShare, values.counts == nil { throw .factsNotCounted }
        guard let lattice = ValueLattice(values.values) else { throw .noSteps }
        let (least, most) = (lattice.multiples.min() ?? 0, lattice.multiples.max() ?? 0)
        let aim = values.traits.target.map { ($0 / lattice.step).rounded() }
        let kept = lattice.multiples.indices.filter { index in
            let number = lattice.multiples[index]
            return number != least && number != most && aim != Double(number)
        }
        guard kept.count >= settings.minimumValues else {
            throw .tooFewValues(kept.count, needed: settings.minimumValues)
        }
        let numbers = kept.map { lattice.multiples[$0] }
        let mean = numbers.reduce(0) { $0 + Double($1) } / Double(numbers.count)
        let squares = numbers.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        let deviation = (squares / Double(numbers.count)).squareRoot()
        let wide = candidates.filter { Double($0) <= widest * deviation }
        guard !wide.isEmpty else { throw .tooNarrow }
        let clustering = values.clustering(kept)
        var tests: [(multiple: Int, test: ExcessShare, isHeapedElsewhere: Bool)] = []
        var chancesOfShares = ChancesOfShares(step: lattice.step, range: least...most)
        for multiple in wide {
            let chances = kept.enumerated().map { place, index in
                if values.traits.isShare, let count = values.counts?[index] {
                    return chancesOfShares.chance(of: multiple, facts: count)
                }
                return 1 / Double(multiple)
            }
            guard
                let test = ExcessShare(
                    numbers.map { $0.isMultiple(of: multiple) },
                    chances: chances,
                    clusters: clustering,
                    allowed: settings.allowedRounding
                )
            else { continue }
            // Closed up where multiples are taken out, so that what is left has no holes for that.
            let others = numbers.filter { !$0.isMultiple(of: multiple) }.map {
                $0 - Int((Double($0) / Double(multiple)).rounded(.down))
            }
            let isHeaped = others.count < fewestOthers || Heaping(others).isHeaped
            tests.append((multiple, test, !values.traits.isShare && isHeaped))
        }
        // Where other values repeat as well, round ones are no more special than those.
        let told = tests.filter { !$0.isHeapedElsewhere }
        guard
            let likeliest = told.min(by: {
                ($0.test.pValue, -$0.test.excess) < ($1.test.pValue, -$1.test.excess)
            })
        else {
            throw .heapedValues
        }
        // Multiples of five are multiples of two and a half as well. Who rounds to the coarser number is described by that: the coarsest
        // that carries nearly all of the excess.
        let best =
            told.filter {
                $0.multiple.isMultiple(of: likeliest.multiple)
                    && $0.test.excess >= carried * likeliest.test.excess
                    && $0.test.pValue <= max(likeliest.test.pValue, certain)
            }.max { $0.multiple < $1.multiple } ?? likeliest
        let pValue = min(1, best.test.pValue * Double(tests.count))
        return GamingCheck.Result(
            rows: best.test.rows,
            people: best.test.clusters,
            effect: best.test.excess,
            interval: best.test.interval(confidence: settings.confidence),
            pValue: pValue,
            adjustedPValue: pValue,
            detail: .rounding(
                multiple: Double(best.multiple) * lattice.step,
                expectedShare: best.test.expectedShare,
                share: best.test.share
            ),
            examples: examples(values, kept, numbers, multiple: best.multiple, settings)
        )
    }

    /// The first round value of each of those people who have most of them.
    private static func examples(
        _ values: IndicatorValues,
        _ kept: [Int],
        _ numbers: [Int],
        multiple: Int,
        _ settings: GamingSettings
    ) -> [GamingCheck.Example] {
        var firsts: [(first: Int, count: Int)] = []
        var places: [Int32: Int] = [:]
        for (index, number) in zip(kept, numbers) where number.isMultiple(of: multiple) {
            let person = values.panel.personCodes[values.rows[index]]
            if let place = places[person] {
                firsts[place].count += 1
            } else {
                places[person] = firsts.count
                firsts.append((index, 1))
            }
        }
        return firsts.sorted { ($1.count, $0.first) < ($0.count, $1.first) }.prefix(settings.examples).map {
            values.example($0.first)
        }
    }
}

/// Which part of the shares that so many facts can make are multiples, among those in the range of the values.
private struct ChancesOfShares {
    let step: Double
    let range: ClosedRange<Int>
    private var known: [Int: [Int: Double]] = [:]

    init(step: Double, range: ClosedRange<Int>) {
        self.step = step
        self.range = range
    }

    mutating func chance(of multiple: Int, facts: Int) -> Double {
        if let chance = known[multiple]?[facts] { return chance }
        let shares = RoundedShares(facts: facts, step: step)
        let all = shares.count(multiplesOf: 1, in: range)
        let multiples = shares.count(multiplesOf: multiple, in: range)
        let chance = all > 0 ? Double(multiples) / Double(all) : 1
        known[multiple, default: [:]][facts] = chance
        return chance
    }
}
