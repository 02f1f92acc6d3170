import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct SeparationTests {
    private func separation(
        _ terms: [Design.Term],
        _ outcome: [Double],
        weights: [Double]? = nil
    ) throws -> Separation? {
        do {
            _ = try LogisticRegression(
                Design(terms),
                outcome: NumericColumn(name: "y", values: outcome),
                weights: weights
            )
            return nil
        } catch LogisticRegressionError.separation(let separation) {
            return separation
        }
    }

    @Test func aThresholdSeparatesCompletely() throws {
        let x = Design.Term.numeric(NumericColumn(name: "x", values: [1, 2, 3, 4, 5, 6]))
        let found = try #require(try separation([x], [0, 0, 0, 1, 1, 1]))
        #expect(found.kind == .complete)
        #expect(found.alone == ["x"])
        #expect(found.separatedRows == 6)
        #expect(found.diverging.first { $0.name == "x" }?.isRising == true)
    }

    /// One far value makes all others look alike; they overlap none the less.
    @Test(arguments: [1e8, 1e10]) func aFarValueDoesNotHideOverlap(size: Double) throws {
        var generator = SeededGenerator(seed: 2)
        let near = (0..<199).map { _ in generator.nextNormal() }
        let outcome = near.map { $0 + generator.nextNormal() > 0 ? 1.0 : 0 }
        let x = Design.Term.numeric(NumericColumn(name: "x", values: [size] + near))
        do {
            #expect(try separation([x], [1] + outcome) == nil)
        } catch LogisticRegressionError.singularInformation {
            // Ten digits are too many for the information matrix, which is said.
            #expect(size > 1e9)
        }
    }

    @Test func aTieAtTheThresholdSeparatesQuasiCompletely() throws {
        let x = Design.Term.numeric(NumericColumn(name: "x", values: [1, 2, 3, 3, 4, 5]))
        let found = try #require(try separation([x], [1, 1, 1, 0, 0, 0]))
        #expect(found.kind == .quasiComplete)
        #expect(found.alone == ["x"])
        #expect(found.separatedRows == 4)
        #expect(found.rowCount == 6)
        #expect(found.diverging.first { $0.name == "x" }?.isRising == false)
    }

    @Test func aLevelOfOneOutcomeIsNamed() throws {
        let fixture = try LogisticFixture.load()
        let found = try #require(try separation(fixture.separatedDesign.terms, fixture.separated.slow))
        #expect(found.kind == .quasiComplete)
        #expect(found.alone == ["area[West]"])
        #expect(found.diverging == [.init(name: "area[West]", isRising: true)])
        #expect(found.separatedRows == 6)
    }

    @Test func aReferenceLevelOfOneOutcomeMovesAllOthers() throws {
        let area = CategoricalColumn(
            name: "area",
            levels: ["East", "North", "West"],
            codes: [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]
        )
        let outcome: [Double] = [0, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1]
        let found = try #require(try separation([.categorical(area)], outcome))
        #expect(found.alone == ["area[East]"])
        #expect(found.diverging.map(\.name) == ["(intercept)", "area[North]", "area[West]"])
        #expect(found.diverging.map(\.isRising) == [false, true, true])
        #expect(found.separatedRows == 3)
    }

    @Test func rowsWithoutWeightSeparateNothing() throws {
        let x = Design.Term.numeric(NumericColumn(name: "x", values: [1, 2, 3, 4, 5, 6, 7]))
        let outcome: [Double] = [0, 0, 0, 1, 1, 1, 0]
        #expect(try separation([x], outcome) == nil)
        let found = try #require(try separation([x], outcome, weights: [1, 1, 1, 1, 1, 1, 0]))
        #expect(found.kind == .complete)
        #expect(found.rowCount == 6)
    }

    @Test func aSteepSlopeIsNoSeparation() throws {
        // One pair out of order among many far apart: a maximum exists, far out.
        let values = (0..<200).map(Double.init)
        var outcome = values.map { $0 < 100 ? 0.0 : 1 }
        outcome.swapAt(99, 100)
        let fit = try LogisticRegression(
            Design([NumericColumn(name: "x", values: values)]),
            outcome: NumericColumn(name: "y", values: outcome)
        )
        #expect(fit.coefficients[1] > 0.5)
        #expect(fit.decrement < 1e-12)
    }

    /// Two columns of small integers. With columns of full rank the cone of separating directions is pointed, so if
    /// it is not {0} it has an edge on which two rows are zero: the cross product of two rows, up to sign.
    @Test(arguments: 0..<400)
    func separationIsFoundWhereverItIs(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = Int.random(in: 6...18, using: &generator)
        let spread = Int.random(in: 1...4, using: &generator)
        let points = (0..<rows).map { _ in
            [
                1, Int.random(in: -spread...spread, using: &generator),
                Int.random(in: -spread...spread, using: &generator),
            ]
        }
        let tilt = Double.random(in: 0...3, using: &generator)
        let outcome = points.map { point in
            let linear = tilt * (Double(point[1]) - 0.5 * Double(point[2])) + generator.nextNormal()
            return linear > 0 ? 1.0 : 0
        }
        guard Set(outcome).count == 2 else { return }
        let signed = zip(points, outcome).map { point, outcome in point.map { outcome > 0 ? $0 : -$0 } }
        var expected = false
        for i in 0..<rows {
            for j in 0..<i {
                let (a, b) = (signed[i], signed[j])
                let edge = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
                for sign in [1, -1] {
                    let sides = signed.map { row in sign * (0..<3).reduce(0) { $0 + row[$1] * edge[$1] } }
                    if sides.allSatisfy({ $0 >= 0 }), sides.contains(where: { $0 > 0 }) { expected = true }
                }
            }
        }
        let terms = [1, 2].map { column in
            Design.Term.numeric(NumericColumn(name: "x\(column)", values: points.map { Double($0[column]) }))
        }
        guard
            try LinearRegression(
                Design(terms),
                outcomes: [NumericColumn(name: "y", values: outcome)]
            ).aliased.isEmpty
        else { return }
        #expect(try (separation(terms, outcome) != nil) == expected, "seed \(seed)")
    }
}
