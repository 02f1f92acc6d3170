import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct RobustCovarianceTests {
    @Test(arguments: RobustCovarianceFixture.Model.allCases)
    func covariancesEqualThoseOfSandwich(model: RobustCovarianceFixture.Model) throws {
        let fixture = try RobustCovarianceFixture.load()
        let fitted = try fixture.fitted(model)
        let found = try [
            fitted.regression.classicalCovariance,
            fitted.covariance(.hc0), fitted.covariance(.hc1), fitted.covariance(.hc2),
            fitted.covariance(.hc3),
            fitted.covariance(clusteredBy: fixture.firm, correction: .none),
            fitted.covariance(clusteredBy: fixture.firm),
        ]
        for (outcome, expected) in fixture.expected(model).enumerated() {
            let references = [
                expected.classical, expected.hc0, expected.hc1, expected.hc2, expected.hc3, expected.cr0,
                expected.cr1,
            ]
            for (covariance, reference) in zip(found, references) {
                let distance = covariance.matrices[outcome].relativeDistance(to: reference)
                #expect(distance < 1e-10, "\(covariance.kind), outcome \(outcome)")
            }
        }
    }

    @Test(arguments: RobustCovarianceFixture.Model.allCases)
    func twoWayCovariancesEqualThoseOfSandwich(model: RobustCovarianceFixture.Model) throws {
        let fixture = try RobustCovarianceFixture.load()
        let fitted = try fixture.fitted(model)
        let covariance = try fitted.covariance(clusteredBy: fixture.firm, and: fixture.month)
        let raw = try fitted.covariance(clusteredBy: fixture.firm, and: fixture.month, correction: .none)
        let repairs = model == .unweighted || model == .weighted
        for (outcome, expected) in fixture.expected(model).enumerated() {
            #expect(covariance.repaired[outcome] == repairs)
            let distance = covariance.matrices[outcome].relativeDistance(to: expected.twoWay1Fixed)
            #expect(distance < 1e-10, "outcome \(outcome)")
            if !raw.repaired[outcome] {
                #expect(raw.matrices[outcome].relativeDistance(to: expected.twoWay0) < 1e-10)
            }
        }
        #expect(raw.repaired == [repairs, repairs])
        #expect(covariance.degreesOfFreedom == 5)
        let intersection = zip(fixture.data.firm, fixture.data.month).map { $0 * 6 + $1 }
        #expect(covariance.smallSampleFactors.map(\.clusterCount) == [9, 6, Set(intersection).count])
        #expect(covariance.smallSampleFactors[2].clustering == "firm × month")
    }

    @Test func errorsOfAnIllConditionedRegressionHoldTenDigits() throws {
        let exact = try RobustLongleyFixture.load()
        let columns = exact.columns.enumerated().map { NumericColumn(name: "\($0)", values: $1) }
        let fitted = try FittedRows(Design(Array(columns.dropFirst())), outcomes: [columns[0]])
        for (correction, errors) in [
            (.hc0, exact.hc0), (.hc1, exact.hc1), (.hc2, exact.hc2), (.hc3, exact.hc3),
        ] as [(FittedRows.HeteroskedasticityCorrection, [Double])] {
            let found = try fitted.covariance(correction).errors.elements
            for (value, error) in zip(found, errors) { #expect(abs(value - error) < 1e-10 * error) }
        }
        for (influence, leverage) in zip(fitted.influences(), exact.leverages) {
            #expect(abs(influence.leverage - leverage) < 1e-11)
        }
    }

    @Test(arguments: 0..<40)
    func randomDesignsGiveWhatTheFormulasGive(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let fitted = try randomFit(rows: 40, using: &generator)
        let rows = fitted.design.rowCount
        let codes = (0..<rows).map { _ in Int32.random(in: 0..<7, using: &generator) }
        let clustering = Clustering(name: "cluster", codes: codes, codeCount: 8)
        let clustered = try fitted.covariance(clusteredBy: clustering, correction: .none)
        for outcome in 0..<fitted.outcomes.count {
            let dense = try DenseRegression(fitted, outcome: outcome)
            for correction in FittedRows.HeteroskedasticityCorrection.allCases {
                let factors = zip(dense.residuals, dense.leverages).map { residual, leverage in
                    switch correction {
                    case .hc0: residual
                    case .hc1:
                        residual
                            * (Double(fitted.regression.rowCount) / Double(fitted.regression.degreesOfFreedom))
                            .squareRoot()
                    case .hc2: residual / (1 - leverage).squareRoot()
                    case .hc3: residual / (1 - leverage)
                    }
                }
                let expected = dense.sandwich(factors: factors, groups: (0..<Int32(rows)).map { $0 })
                let found = try fitted.covariance(correction)
                #expect(found.matrices[outcome].relativeDistance(to: expected) < 1e-9, "\(correction)")
            }
            let expected = dense.sandwich(factors: dense.residuals, groups: codes)
            #expect(clustered.matrices[outcome].relativeDistance(to: expected) < 1e-9)
        }
    }

    @Test func rowsThatAreClustersOfTheirOwnGiveHC0() throws {
        var generator = SeededGenerator(seed: 5)
        let fitted = try randomFit(rows: 30, using: &generator)
        let rows = fitted.design.rowCount
        let alone = Clustering(name: "row", codes: (0..<Int32(rows)).map { $0 }, codeCount: rows)
        let covariance = try fitted.covariance(clusteredBy: alone, correction: .none)
        let summed = fitted.clusterMeats(alone)
        for outcome in covariance.matrices.indices {
            let expected = try fitted.covariance(.hc0).matrices[outcome]
            #expect(covariance.matrices[outcome].relativeDistance(to: expected) < 1e-13)
            #expect(fitted.transformedBack(summed[outcome]).relativeDistance(to: expected) < 1e-12)
        }
    }

    @Test func anyNumberOfThreadsGivesTheSameBits() throws {
        var generator = SeededGenerator(seed: 9)
        let fitted = try randomFit(rows: 3 * Gram.rowsInPart - 5, using: &generator)
        #expect(fitted.partCount == 3)
        let serial = try fitted.covariance(
            .hc3,
            parts: (0..<fitted.partCount).map { fitted.heteroskedasticPart($0, .hc3) }
        )
        #expect(try fitted.covariance(.hc3).matrices == serial.matrices)

        let codes = (0..<fitted.design.rowCount).map { Int32($0 % 50) }
        let clustering = Clustering(name: "cluster", codes: codes, codeCount: 50)
        let ranges = fitted.clusterRanges(clustering)
        #expect(ranges.count == 3)
        let parts = ranges.map { fitted.clusterSums(clustering, rows: $0) }
        let sums = parts[0].indices.map { outcome in parts[0][outcome] + parts[1][outcome] + parts[2][outcome]
        }
        let concurrent = fitted.clusterMeats(clustering)
        for outcome in sums.indices {
            #expect(fitted.meat(of: sums[outcome]) == concurrent[outcome])
        }
    }

    @Test func manyClustersAreSummedInFewParts() throws {
        var generator = SeededGenerator(seed: 10)
        let rows = 3 * Gram.rowsInPart
        let fitted = try randomFit(rows: rows, using: &generator)
        func ranges(clusters: Int) -> [Range<Int>] {
            let codes = [Int32](repeating: 0, count: rows)
            return fitted.clusterRanges(Clustering(name: "c", codes: codes, codeCount: clusters))
        }
        #expect(ranges(clusters: 100).count == 3)
        #expect(ranges(clusters: 10_000_000) == [0..<rows / 2, rows / 2..<rows])
    }

    @Test func aRowWithACoefficientOfItsOwnIsNamed() throws {
        let y = NumericColumn(name: "y", values: [1, 3, 2, 5, 4, 4])
        let level = CategoricalColumn(name: "level", levels: ["often", "once"], codes: [0, 0, 0, 0, 1, 0])
        let fitted = try FittedRows(Design([.categorical(level)]), outcomes: [y])
        for correction in [FittedRows.HeteroskedasticityCorrection.hc2, .hc3] {
            #expect(throws: InferenceError.leverageOfOne(row: 4, rows: 1)) {
                try fitted.covariance(correction)
            }
        }
        #expect(try fitted.covariance(.hc1).matrices[0].firstNonFinite == nil)
    }

    @Test func oneClusterIsRefused() throws {
        let y = NumericColumn(name: "y", values: [1, 3, 2, 5])
        let fitted = try FittedRows(
            Design([NumericColumn(name: "x", values: [1, 2, 3, 4])]),
            outcomes: [y],
            weights: [1, 1, 1, 0]
        )
        // The second cluster has no weight.
        let clustering = Clustering(name: "team", codes: [0, 0, 0, 1], codeCount: 2)
        #expect(throws: InferenceError.tooFewClusters(clustering: "team", clusters: 1)) {
            try fitted.covariance(clusteredBy: clustering)
        }
        let short = Clustering(name: "team", codes: [0, 1], codeCount: 2)
        #expect(throws: InferenceError.clusteringLength(clustering: "team", rows: 2, expected: 4)) {
            try fitted.covariance(clusteredBy: short, and: clustering)
        }
    }

    @Test func aRowWithoutAClusterIsNamed() {
        let column = CategoricalColumn(
            name: "team",
            levels: ["a", "b"],
            codes: [0, 1, CategoricalColumn.missing]
        )
        #expect(throws: InferenceError.missingCluster(clustering: "team", row: 2)) { try Clustering(column) }
    }

    @Test func equalWeightsChangeNoRobustCovariance() throws {
        let fixture = try RobustCovarianceFixture.load()
        let plain = try fixture.fitted(.unweighted)
        let weighted = try FittedRows(
            plain.design,
            outcomes: plain.outcomes,
            weights: Array(repeating: 2.5, count: plain.design.rowCount)
        )
        let expected = try plain.covariance(.hc3).matrices[0]
        #expect(try weighted.covariance(.hc3).matrices[0].relativeDistance(to: expected) < 1e-12)
    }

    @Test func aPerfectFitHasErrorsOfRounding() throws {
        let x = (0..<20).map(Double.init)
        let fitted = try FittedRows(
            Design([NumericColumn(name: "x", values: x)]),
            outcomes: [NumericColumn(name: "y", values: x.map { 3 + 2 * $0 })]
        )
        #expect(try fitted.covariance(.hc3).errors.elements.allSatisfy { $0 < 1e-13 })
    }

    @Test func oneDegreeOfFreedomIsEnough() throws {
        var generator = SeededGenerator(seed: 21)
        let columns = (0..<3).map { index in
            NumericColumn(name: "x\(index)", values: generator.normals(5))
        }
        let y = NumericColumn(name: "y", values: generator.normals(5))
        let fitted = try FittedRows(Design(columns), outcomes: [y])
        let dense = try DenseRegression(fitted, outcome: 0)
        let factors = zip(dense.residuals, dense.leverages).map { $0 / (1 - $1) }
        let expected = dense.sandwich(factors: factors, groups: [0, 1, 2, 3, 4])
        #expect(fitted.regression.degreesOfFreedom == 1)
        #expect(try fitted.covariance(.hc3).matrices[0].relativeDistance(to: expected) < 1e-9)
    }

    /// A design of numeric and categorical columns, some aliased, with or without intercept and weights, of which
    /// some are zero.
    private func randomFit(rows: Int, using generator: inout SeededGenerator) throws -> FittedRows {
        func normals(about mean: Double) -> [Double] { generator.normals(rows, mean: mean) }
        let first = normals(about: 100)
        var terms: [Design.Term] = [
            .numeric(NumericColumn(name: "a", values: first)),
            .numeric(NumericColumn(name: "twice a", values: first.map { 2 * $0 })),
            .numeric(NumericColumn(name: "b", values: normals(about: 0))),
        ]
        let coding: CategoricalColumn.Coding =
            Bool.random(using: &generator) ? .sumToZero : .reference(level: 1)
        let codes = (0..<rows).map { Int32($0 % 3) }
        let levels = Design.Term.categorical(
            CategoricalColumn(name: "c", levels: ["p", "q", "r"], codes: codes, coding: coding)
        )
        terms += [levels, .interaction([levels, terms[2]])]
        let hasIntercept = Bool.random(using: &generator)
        let weights = (0..<rows).map { $0 % 9 == 4 ? 0 : Double.random(in: 0.5..<2, using: &generator) }
        return try FittedRows(
            Design(terms, hasIntercept: hasIntercept),
            outcomes: [
                NumericColumn(name: "y", values: normals(about: -5)),
                NumericColumn(name: "z", values: normals(about: 20)),
            ],
            weights: Bool.random(using: &generator) ? weights : nil
        )
    }
}
