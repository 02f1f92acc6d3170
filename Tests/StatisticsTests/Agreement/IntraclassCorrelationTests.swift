import Statistics
import Testing

struct IntraclassCorrelationTests {
    /// Six targets, four judges: table 2 of Shrout and Fleiss (1979).
    static let marks: [[Double]] = [
        [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ]

    private func correlation(of marks: [[Double?]]) -> IntraclassCorrelation? {
        var values: [Double] = []
        var targets: [Int32] = []
        var raters: [Int32] = []
        for (target, row) in marks.enumerated() {
            for (rater, mark) in row.enumerated() {
                guard let mark else { continue }
                values.append(mark)
                targets.append(Int32(target))
                raters.append(Int32(rater))
            }
        }
        return IntraclassCorrelation(
            values,
            targets: targets,
            targetCount: marks.count,
            raters: raters,
            raterCount: marks.first?.count ?? 0
        )
    }

    @Test func theTableOfShroutAndFleissGivesTheirCorrelations() throws {
        let agreement = try #require(correlation(of: IntraclassCorrelationTests.marks))
        // Their table 4: .17, .29, .44, .62; here from their mean squares 11.24, 6.26, 32.49 and 1.02 in full.
        #expect(abs(agreement.oneWaySingle - 0.165742) < 5e-7)
        #expect(abs((agreement.twoWaySingle ?? 0) - 0.289764) < 5e-7)
        #expect(abs(agreement.oneWayMean - 0.442797) < 5e-7)
        #expect(abs((agreement.twoWayMean ?? 0) - 0.620051) < 5e-7)
        #expect(agreement.targets == 6)
        #expect(agreement.marksEach == 4)
    }

    @Test func gapsLeaveTheOneWayFormsAlone() throws {
        var marks: [[Double?]] = IntraclassCorrelationTests.marks
        marks[2][1] = nil
        let agreement = try #require(correlation(of: marks))
        #expect(agreement.twoWaySingle == nil)
        // (23 - (5 · 16 + 9) / 23) / 5
        #expect(abs(agreement.marksEach - (23 - 89.0 / 23) / 5) < 1e-12)
    }

    @Test func whereNothingCanBeToldThereIsNothing() {
        #expect(correlation(of: []) == nil)
        #expect(correlation(of: [[1, 2, 3]]) == nil)
        #expect(correlation(of: [[1], [2]]) == nil)
        #expect(correlation(of: [[1, 1], [1, 1]]) == nil)
        #expect(correlation(of: [[1, 1], [2, 2]])?.oneWaySingle == 1)
    }
}
