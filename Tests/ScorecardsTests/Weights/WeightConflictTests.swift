import TestInputs
import Testing

@testable import Scorecards

/// Rules that leave nothing: what is named is a smallest set that already does.
@Suite struct WeightConflictTests {
    private func conflict(_ rules: WeightRules) throws -> Set<WeightRestriction> {
        do {
            _ = try rules.nearest(to: rules.current)
            return []
        } catch WeightRulesError.conflict(let restrictions, let gap) {
            #expect(gap > 0)
            return Set(restrictions)
        }
    }

    @Test func sharesThatDoNotAddUpAreNamed() throws {
        let rules = WeightRules(
            indicators: (0..<4).map { .init(id: "\($0)", current: 0.25) },
            groups: [
                .init(id: "hard", share: 0.5, members: [0, 1]),
                .init(id: "soft", share: 0.49, members: [2, 3]),
            ]
        )
        #expect(try conflict(rules) == [.total, .group(0), .group(1)])
    }

    @Test func floorsAboveTheirGroupAreNamed() throws {
        let rules = WeightRules(
            indicators: [0.15, 0.15, 0.7].enumerated().map {
                .init(id: "\($0)", current: $1, floor: $0 < 2 ? 0.2 : 0)
            },
            groups: [.init(id: "hard", share: 0.3, members: [0, 1])]
        )
        #expect(try conflict(rules) == [.group(0), .floor(indicator: 0), .floor(indicator: 1)])
    }

    @Test func aStepThatIsTooShortIsNamedWithTheCapOutOfReach() throws {
        let rules = WeightRules(
            indicators: [0.5, 0.5].enumerated().map {
                .init(id: "\($0)", current: $1, cap: $0 == 0 ? 0.4 : 1, largestStep: 0.05)
            }
        )
        #expect(try conflict(rules) == [.cap(indicator: 0), .largestFall(indicator: 0)])
    }

    @Test func aPairThatItsLimitsDoNotLeaveRoomForIsNamed() throws {
        let rules = WeightRules(
            indicators: [0.4, 0.2, 0.4].enumerated().map {
                .init(id: "\($0)", current: $1, floor: $0 == 0 ? 0.3 : 0, cap: $0 == 1 ? 0.2 : 1)
            },
            balances: [.init(speed: 0, quality: 1, ratio: 1.2)]
        )
        #expect(try conflict(rules) == [.balance(0), .floor(indicator: 0), .cap(indicator: 1)])
    }

    /// Whatever member of a conflict is loosened, the rest of it leaves something: checked by loosening each.
    @Test func conflictsOfRandomRulesAreMinimal() throws {
        var conflicts = 0
        for seed in 0..<200 {
            var draw = SeededGenerator(seed: seed)
            let rules = WeightRules.random(indicators: 10, using: &draw).with(floorsTimes: 1.3)
            guard let named = try? conflict(rules), !named.isEmpty else { continue }
            conflicts += 1
            for left in named {
                let others = named.filter { $0 != left }
                #expect(rules.canKeep(others), "seed \(seed): \(named) without \(left)")
            }
            #expect(!rules.canKeep(named), "seed \(seed): \(named)")
        }
        #expect(conflicts > 20)
    }
}

extension WeightRules {
    fileprivate func with(floorsTimes factor: Double) -> WeightRules {
        WeightRules(
            indicators: indicators.map {
                var own = $0
                own.floor *= factor
                return own
            },
            groups: groups,
            balances: balances,
            grid: grid
        )
    }

    /// Whether some point keeps these restrictions, on a grid so fine that it hardly matters; by the search on it.
    fileprivate func canKeep(_ restrictions: Set<WeightRestriction>) -> Bool {
        let fine = WeightRules(indicators: indicators, groups: groups, balances: balances, grid: 0.000_05)
        return WeightLattice(fine, restrictions: Array(restrictions)).flatMap {
            LatticeSearch($0, target: current.map { $0 / fine.grid }).nearest
        } != nil
    }
}
