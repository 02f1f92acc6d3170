import Foundation
import TestInputs

/// The samples of Fixtures/density-discontinuities.py, number for number: with `share` of those just above 0 moved
/// below it.
func jumpSample(seed: Int, count: Int, step: Double = 0, share: Double = 0.3) -> [Double] {
    var draw = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
        var value = draw.unit() + draw.unit() + draw.unit() - 1.2
        let moves = draw.unit() < share
        if value >= 0, value < 0.2, moves { value = -value }
        return step > 0 ? (value / step).rounded(.down) * step + step / 2 : value
    }
}
