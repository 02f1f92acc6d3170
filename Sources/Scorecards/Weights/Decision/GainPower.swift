import Foundation
import Statistics

extension WeightValidation {
    /// How many further periods would tell the best gain that was seen from chance: with 80 % power in a one-sided test at 5 %.
    ///
    /// Within persons the standard error falls with the root of the number of periods m that are judged, so that the gain d is told
    /// with that power from m (s (z₀.₉₅ + z₀.₈) / d)² periods on. The best of several prices flatters the gain: rather more will
    /// be needed than fewer.
    /// - Returns: nil where no price gains anything.
    func furtherPeriods(level: Double = 0.05, power: Double = 0.8) -> Int? {
        let blocks = 0..<splits.count
        let moving = prices.indices.filter { prices[$0].isFinite }
        let explained = explained(onBlocks: blocks)
        guard let best = moving.max(by: { explained[$0] < explained[$1] }) else { return nil }
        let gain = difference(of: best, from: prices.count - 1, blocks: blocks)
        guard gain.mean > 0, gain.standardError > 0 else { return nil }
        let judged = Double(splits.reduce(0) { $0 + $1.block.periodCount })
        let normal = Normal()
        let distance = normal.quantile(upperTail: level) + normal.quantile(lowerTail: power)
        let needed = judged * pow(distance * gain.standardError / gain.mean, 2)
        return needed < 10_000 ? max(1, Int((needed - judged).rounded(.up))) : nil
    }
}
