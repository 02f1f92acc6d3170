import Statistics
import Testing

@testable import Scorecards

@Suite struct AlternativeRowTests {
    @Test func eachReasonForNoWeightsHasANameOfItsOwn() {
        let errors: [CompositeWeightsError] = [
            .tooFewRows(1), .nothingVaries, .notFinite(row: 0, column: 0), .negative(row: 0, column: 0),
            .comparisonOutOfRange(row: 0, column: 0), .notReciprocal(row: 0, column: 1),
        ]
        #expect(Set(errors.map(AlternativeRow.reason)).count == errors.count)
        #expect(AlternativeRow.reason(.negative(row: 0, column: 0)) == "negative")
        #expect(AlternativeRow.reason(.notReciprocal(row: 0, column: 1)) == "notReciprocal")
    }
}
