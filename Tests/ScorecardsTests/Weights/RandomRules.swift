import LinearAlgebra
import NumericInputs
import TestInputs

@testable import Scorecards

extension WeightRules {
    /// Rules of a random scorecard that its current weights keep, all of them on the grid.
    static func random(indicators count: Int, using draw: inout SeededGenerator) -> WeightRules {
        let grid = [0.005, 0.01][draw.next(below: 2)]
        let units = Int((1 / grid).rounded())
        // At least one unit each, the rest dealt at random.
        var current = [Int](repeating: 1, count: count)
        for _ in count..<units { current[draw.next(below: count)] += 1 }
        let groupCount = 1 + draw.next(below: min(4, count / 2))
        var members = [[Int]](repeating: [], count: groupCount)
        for indicator in 0..<count { members[draw.next(below: groupCount)].append(indicator) }
        // Now and then the last group is none: its indicators share what is left.
        if groupCount > 1, draw.next(below: 3) == 0 { members.removeLast() }
        let groups = members.filter { !$0.isEmpty }.enumerated().map { index, members in
            let sum = members.reduce(0) { $0 + current[$1] }
            return Group(id: "group \(index)", share: Double(sum) * grid, members: members)
        }
        let balances = (0..<draw.next(below: 5)).compactMap { _ -> Balance? in
            let (speed, quality) = (draw.next(below: count), draw.next(below: count))
            guard speed != quality else { return nil }
            let least = Double(current[speed]) / Double(current[quality])
            let room = [0, 0.1, 0.37][draw.next(below: 3)]
            return Balance(speed: speed, quality: quality, ratio: least + room)
        }
        let rules = (0..<count).map { indicator in
            let weight = Double(current[indicator]) * grid
            return Indicator(
                id: "i\(indicator)",
                current: weight,
                floor: [0, weight / 2, weight][draw.next(below: 3)],
                cap: min(1, weight * [1, 1.5, 4][draw.next(below: 3)] + 0.003),
                largestStep: [0.01, 0.025, 0.05, .infinity][draw.next(below: 4)]
            )
        }
        return WeightRules(indicators: rules, groups: groups, balances: balances, grid: grid)
    }
}

extension WeightEvidence {
    /// Moments of so many rows of correlated indicators and outcomes that follow them with noise.
    static func random(
        indicators: Int,
        outcomes: Int = 1,
        rows: Int = 200,
        using draw: inout SeededGenerator
    ) -> WeightEvidence {
        let mixing = Matrix.random(rows: indicators, columns: indicators, using: &draw)
        let x =
            Matrix.random(rows: rows, columns: indicators, using: &draw)
            * (Matrix.identity(indicators) + 0.3 * mixing)
        let directions = (0..<outcomes).map { _ -> [Double] in
            let effects = draw.normals(indicators, mean: 0.5)
            let y = zip(x * effects, draw.normals(rows)).map { $0 + $1 }
            let spread = (dot(y, y) / Double(rows)).squareRoot()
            return (x.transposed * y).map { $0 / Double(rows) / spread }
        }
        return WeightEvidence(
            products: (1 / Double(rows)) * Matrix.transposedProduct(x, x),
            directions: directions
        )
    }
}
