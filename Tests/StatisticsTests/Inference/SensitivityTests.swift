import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct SensitivityTests {
    /// Cinelli and Hazlett 2020, section 5 (Darfur): the estimate, its error and the degrees of freedom, and what
    /// their package prints for confounders one to three times as strong as the column `female`.
    private enum Darfur {
        static let shareOfColumn = [0.00916428667504862, 0.0183285733500972, 0.0274928600251459]
        static let shareOfOutcome = [0.12464092303637, 0.249324064199975, 0.374050471038094]
        static let estimates = [0.0752202712144491, 0.0529151723844518, 0.0303960234641548]
        static let errors = [0.0218733277437572, 0.0203500620779637, 0.0186700648170924]
        static let statistics = [3.43890386024675, 2.60024623913809, 1.62806202131271]
        static let lower = [0.0322829657274445, 0.012968035, -0.006253282]

        /// The estimate and the error before adjustment, from the first confounder's adjustment.
        static let sensitivity: Sensitivity = {
            let (column, outcome) = (shareOfColumn[0], shareOfOutcome[0])
            let error = errors[0] / ((1 - outcome) / (1 - column) * 783 / 782).squareRoot()
            let bias = error * (783 * outcome * column / (1 - column)).squareRoot()
            return Sensitivity(estimate: estimates[0] + bias, error: error, degreesOfFreedom: 783)
        }()
    }

    @Test func theExampleOfCinelliAndHazlettIsReproduced() {
        let sensitivity = Darfur.sensitivity
        #expect(abs(sensitivity.estimate - 0.09732) < 5e-6)
        #expect(abs(sensitivity.estimate / sensitivity.error - 4.18445) < 5e-6)
        #expect(abs(sensitivity.partialRSquared - 0.02187) < 5e-6)
        #expect(abs(sensitivity.robustnessValue() - 0.13878) < 5e-6)
        #expect(abs(sensitivity.robustnessValue(significance: 0.05) - 0.07626) < 5e-6)
    }

    @Test func confoundersAsStrongAsABenchmarkAreThoseOfTheExample() throws {
        let column = Darfur.shareOfColumn[0] / (1 + Darfur.shareOfColumn[0])
        // The benchmark's partial R² that gives the first confounder.
        let shared = column * column / ((1 - column) * (1 - column))
        let ratio = (1 + shared.squareRoot()) / (1 - shared).squareRoot()
        let f = Darfur.shareOfOutcome[0] / (ratio * ratio)
        for times in 1...3 {
            let confounder = try #require(
                Sensitivity.Confounder(
                    times: Double(times),
                    benchmarkShareOfColumn: column,
                    benchmarkShareOfOutcome: f / (1 + f)
                )
            )
            #expect(agree([confounder.shareOfColumn], [Darfur.shareOfColumn[times - 1]]))
            #expect(agree([confounder.shareOfOutcome], [Darfur.shareOfOutcome[times - 1]]))
            let adjusted = Darfur.sensitivity.adjusted(for: confounder)
            #expect(agree([adjusted.estimate], [Darfur.estimates[times - 1]]))
            #expect(agree([adjusted.error], [Darfur.errors[times - 1]]))
            #expect(agree([adjusted.statistic], [Darfur.statistics[times - 1]]))
            // The package takes the quantile on 783 degrees of freedom, one more than its error has.
            #expect(abs(adjusted.lower - Darfur.lower[times - 1]) < 1e-7)
        }
    }

    /// Leaving a measured column out and adjusting for it as for a confounder gives the regression with it.
    @Test(arguments: 0..<20)
    func adjustingForAConfounderIsHavingMeasuredIt(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = 50
        let z = generator.normals(rows)
        let x = z.map { $0 * Double.random(in: 0...1, using: &generator) + generator.nextNormal() }
        let d = zip(x, z).map { 0.3 * $0 + 0.5 * $1 + generator.nextNormal() }
        let y = zip(d, z).map { $0 + 0.8 * $1 + generator.nextNormal() }
        let columns = [
            NumericColumn(name: "d", values: d), NumericColumn(name: "x", values: x),
            NumericColumn(name: "z", values: z),
        ]
        let outcome = [NumericColumn(name: "y", values: y)]
        let short = try LinearRegression(Design(Array(columns.prefix(2))), outcomes: outcome)
        let full = try LinearRegression(Design(columns), outcomes: outcome)
        let column = try LinearRegression(Design(Array(columns.dropFirst())), outcomes: [columns[0]])
        let confounder = Sensitivity.Confounder(
            shareOfColumn: column.partialCorrelations()[1].partialRSquared,
            shareOfOutcome: full.partialCorrelations()[2].partialRSquared
        )
        let adjusted = try #require(Sensitivity(short.coefficientTests()[1])).adjusted(for: confounder)
        let truth = full.coefficientTests()[1]
        let bias = abs(short.coefficients[1, 0] - truth.estimate)
        #expect(agree([abs(short.coefficients[1, 0] - adjusted.estimate)], [bias]))
        #expect(agree([adjusted.error], [truth.error]))

        // A benchmark's strength from the full regression is that of the regressions it stands for.
        let benchmark = try full.confounder(of: "d", times: 1, asStrongAs: "z")
        let expected = Sensitivity.Confounder(
            times: 1,
            benchmarkShareOfColumn: confounder.shareOfColumn,
            benchmarkShareOfOutcome: confounder.shareOfOutcome
        )
        #expect((benchmark == nil) == (expected == nil))
        guard let benchmark, let expected else { return }
        #expect(agree([benchmark.shareOfColumn], [expected.shareOfColumn]))
        #expect(agree([benchmark.shareOfOutcome], [expected.shareOfOutcome]))
    }

    @Test(arguments: [0.5, 1, 2.2, 4, 9, 30])
    func aConfounderOfTheRobustnessValueIsJustStrongEnough(t: Double) {
        let sensitivity = Sensitivity(estimate: -t, error: 1, degreesOfFreedom: 25)
        for reduction in [0.5, 1] {
            let value = sensitivity.robustnessValue(reduction: reduction)
            let adjusted = sensitivity.adjusted(for: .init(shareOfColumn: value, shareOfOutcome: value))
            #expect(abs(adjusted.estimate + t * (1 - reduction)) < 1e-10 * t)
            let extreme = sensitivity.extremeRobustnessValue(reduction: reduction)
            let most = sensitivity.adjusted(for: .init(shareOfColumn: extreme, shareOfOutcome: 1))
            #expect(abs(most.estimate + t * (1 - reduction)) < 1e-10 * t)
        }
        #expect(abs(sensitivity.extremeRobustnessValue() - sensitivity.partialRSquared) < 1e-15)
        // No confounder with both shares below the value takes the significance away; some at the value does.
        let value = sensitivity.robustnessValue(significance: 0.05)
        guard value > 0 else {
            #expect(2 * StudentT(degreesOfFreedom: 24).upperTail(t * (24.0 / 25).squareRoot()) > 0.05)
            return
        }
        func leastSignificance(upTo share: Double) -> Double {
            (0...2_000).map { step in
                let outcome = share * Double(step) / 2_000
                let confounder = Sensitivity.Confounder(shareOfColumn: share, shareOfOutcome: outcome)
                let adjusted = sensitivity.adjusted(for: confounder)
                return adjusted.estimate < 0 ? adjusted.pValue : 1
            }.max() ?? 0
        }
        #expect(leastSignificance(upTo: value * 0.99) < 0.05)
        #expect(leastSignificance(upTo: min(0.999999, value * 1.01)) > 0.05)
    }

    @Test func aConfounderStrongerThanAllThereIsDoesNotExist() {
        #expect(
            Sensitivity.Confounder(times: 3, benchmarkShareOfColumn: 0.4, benchmarkShareOfOutcome: 0.1) == nil
        )
        #expect(
            Sensitivity.Confounder(times: 3, benchmarkShareOfColumn: 0.1, benchmarkShareOfOutcome: 0.6) == nil
        )
    }
}
