import TestInputs

/// The series of Fixtures/change-points.py, number for number.
func steppedSeries(seed: Int, count: Int, rate: Double) -> [Double] {
    var draw = SeededGenerator(seed: seed)
    var (level, spread) = (0.0, 1.0)
    return (0..<count).map { _ in
        let (change, next) = (draw.unit(), draw.unit())
        if change < rate {
            level = 8 * next - 4
            spread = 0.5 + 1.5 * next
        }
        var noise = 0.0
        for _ in 0..<12 { noise += draw.unit() }
        return level + spread * (noise - 6)
    }
}
