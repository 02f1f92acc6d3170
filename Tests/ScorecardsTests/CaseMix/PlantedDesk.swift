import Foundation
import NumericInputs
import TestInputs

@testable import Scorecards

/// People with a skill and a mix of orders, whose composite is 60 + skill + slope · mix + what the period and chance add.
///
/// Both indicators of the card are that composite, so that no weights change it.
struct PlantedDesk {
    let panel: Panel
    let mix: CaseMix
    /// Of each person.
    let skills: [String: Double]

    /// - Parameters:
    ///   - skill: the standard deviation of people's skills, in points.
    ///   - between: that of people's mean mixes.
    ///   - within: that of the mixes of their periods about them.
    ///   - slope: points for one more of the mix.
    ///   - goodHaveHard: whether mean mix and skill go together at 0.8; else they do not at all.
    init(
        seed: Int,
        people: Int = 20,
        periods: Int = 12,
        skill: Double = 3,
        between: Double = 4,
        within: Double = 4,
        slope: Double = 0,
        noise: Double = 4,
        goodHaveHard: Bool = false
    ) {
        var random = SeededGenerator(seed: seed)
        let ofPeriod = (0..<periods).map { _ in 2 * random.nextNormal() }
        var (values, composites) = ([Double](), [Double]())
        var skills: [String: Double] = [:]
        for person in 0..<people {
            let (own, other) = (random.nextNormal(), random.nextNormal())
            let hard = between * (goodHaveHard ? 0.8 * own + 0.6 * other : other)
            skills["p\(person)"] = skill * own
            for period in 0..<periods {
                let mix = hard + within * random.nextNormal()
                values.append(40 + mix)
                composites.append(
                    60 + skill * own + slope * mix + ofPeriod[period] + noise * random.nextNormal()
                )
            }
        }
        self.skills = skills
        panel = Panel(
            people: (0..<people).map { "p\($0)" },
            periods: (0..<periods).map { Period("2025-01")!.advanced(by: $0) },
            personCodes: (0..<people * periods).map { Int32($0 / periods) },
            periodCodes: (0..<people * periods).map { Int32($0 % periods) },
            columns: ["one", "two"].map { Panel.Column(name: $0, values: composites) }
        )
        mix = CaseMix(.leadTime, values: values, orders: 1_000, explained: 0.5)
    }
}

extension [Double] {
    /// The standard deviation.
    var deviation: Double {
        let mean = reduce(0, +) / Double(count)
        return (reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
    }
}
