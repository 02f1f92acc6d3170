import Statistics
import Testing

@Suite struct AdjustedPValuesTests {
    @Test(arguments: MultiplicityCorrection.allCases)
    func adjustedPValuesEqualThoseOfR(correction: MultiplicityCorrection) throws {
        let families = try Fixture.read("p-adjust", as: [[String: [Double?]]].self)
        #expect(families.count == 7)
        for family in families {
            let pValues = try #require(family["p"])
            let adjusted = try AdjustedPValues(pValues, by: correction)
            let expected = try #require(family["\(correction)"])
            #expect(adjusted.values.count == expected.count)
            for (ours, reference) in zip(adjusted.values, expected) {
                #expect((ours == nil) == (reference == nil))
                if let ours, let reference { #expect(abs(ours - reference) <= 1e-14 * reference) }
            }
            #expect(adjusted.missing == pValues.count { $0 == nil })
            #expect(adjusted.tests == pValues.count - adjusted.missing)
        }
    }

    @Test func whatIsNotANumberIsNoPartOfTheFamily() throws {
        let adjusted = try AdjustedPValues([0.02, .nan, nil, 0.5], by: .holm)
        #expect(adjusted.values == [0.04, nil, nil, 0.5])
        #expect(adjusted.tests == 2 && adjusted.missing == 2)
    }

    @Test func testsAreRejectedUpToTheLevel() throws {
        #expect(try AdjustedPValues([0.5, 0.01, nil, 0.025], by: .holm).rejected(at: 0.05) == [1, 3])
        #expect(try AdjustedPValues([], by: .benjaminiHochberg).rejected(at: 0.05) == [])
    }

    @Test func whatIsNoProbabilityIsRefused() {
        #expect(throws: MultiplicityError.notAProbability(index: 1, value: 1.5)) {
            try AdjustedPValues([0.1, 1.5], by: .holm)
        }
    }
}
