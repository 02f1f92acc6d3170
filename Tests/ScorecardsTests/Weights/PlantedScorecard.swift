import LinearAlgebra
import NumericInputs
import TestInputs

@testable import Scorecards

/// A panel made by a linear model whose effects are known, in the manner and with the sizes of the generated desk: outcomes are
/// the weighted sum of the indicators of the same person and period, and an effect of the person (standard deviation 0.5), one of the
/// period (0.3) and noise (0.5). The indicators have such effects too.
struct PlantedScorecard {
    var people = 40
    var periods = 18
    /// For each outcome the effect of each indicator.
    var effects: [[Double]]
    /// Of indicators 0 and 1 within persons and periods.
    var correlation = 0.0
    var personEffect = 0.5
    var periodEffect = 0.3
    var noise = 0.5

    static let indicatorPerson = 0.55
    static let indicatorPeriod = 0.3
    /// What is left so that an indicator has variance 1.
    static let indicatorResidual =
        (1 - indicatorPerson * indicatorPerson - indicatorPeriod * indicatorPeriod).squareRoot()

    var indicatorNames: [String] { effects[0].indices.map { "i\($0)" } }
    var outcomes: [WeightOutcome] { effects.indices.map { WeightOutcome(id: "o\($0)") } }

    func panel(seed: Int) -> Panel {
        var draw = SeededGenerator(seed: seed)
        let width = effects[0].count
        let ofPerson = (0..<people).map { _ in draw.normals(width + effects.count) }
        let ofPeriod = (0..<periods).map { _ in draw.normals(width + effects.count) }
        var columns = [[Double]](repeating: [], count: width + effects.count)
        for person in 0..<people {
            for period in 0..<periods {
                var within = draw.normals(width)
                let independent = (1 - correlation * correlation).squareRoot()
                if width > 1 { within[1] = correlation * within[0] + independent * within[1] }
                let scores = (0..<width).map { indicator -> Double in
                    let ofBoth =
                        Self.indicatorPerson * ofPerson[person][indicator]
                        + Self.indicatorPeriod * ofPeriod[period][indicator]
                    return ofBoth + Self.indicatorResidual * within[indicator]
                }
                for indicator in 0..<width { columns[indicator].append(70 + 10 * scores[indicator]) }
                for (outcome, weights) in effects.enumerated() {
                    let ofBoth =
                        personEffect * ofPerson[person][width + outcome]
                        + periodEffect * ofPeriod[period][width + outcome]
                    columns[width + outcome].append(dot(weights, scores) + ofBoth + noise * draw.nextNormal())
                }
            }
        }
        let names = indicatorNames + outcomes.map(\.id)
        return Panel(
            people: (0..<people).map { "p\($0)" },
            periods: (0..<periods).map { Period(.month, index: 600 + $0) },
            personCodes: (0..<people).flatMap { Array(repeating: Int32($0), count: periods) },
            periodCodes: (0..<people).flatMap { _ in (0..<periods).map(Int32.init) },
            columns: zip(names, columns).map { Panel.Column(name: $0, values: $1) }
        )
    }

    /// What an endless panel would say.
    var evidence: WeightEvidence {
        let width = effects[0].count
        let scale = 100 * Self.indicatorResidual * Self.indicatorResidual
        var products = scale * Matrix.identity(width)
        if width > 1 {
            products[0, 1] = scale * correlation
            products[1, 0] = scale * correlation
        }
        let directions = effects.map { effects -> [Double] in
            let perPoint = effects.map { $0 / 10 }
            let covariance = products * perPoint
            let spread = (dot(perPoint, covariance) + noise * noise).squareRoot()
            return covariance.map { $0 / spread }
        }
        return WeightEvidence(products: products, directions: directions)
    }

    /// The best weights that keep the rules under the planted effects.
    func truth(_ rules: WeightRules) throws -> [Double] {
        let objective = WeightObjective(
            evidence,
            priorities: outcomes.shares,
            centre: rules.current,
            price: 0
        )
        return try WeightFit.best(objective, rules: rules).weights
    }
}

extension Panel {
    /// Only the rows of so many periods.
    func inFirstPeriods(_ count: Int) -> Panel {
        let rows = (0..<rowCount).filter { periodCodes[$0] < count }
        return Panel(
            people: people,
            periods: Array(periods.prefix(count)),
            personCodes: rows.map { personCodes[$0] },
            periodCodes: rows.map { periodCodes[$0] },
            columns: columns.map { column in
                Panel.Column(name: column.name, values: rows.map { column.values[$0] })
            }
        )
    }
}
