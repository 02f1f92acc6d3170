import EventLogs
import TestInputs
import Testing

@testable import WorkCalendars

@Suite struct WorkEvidenceTests {
    /// Four times the upper of the two lengths in the middle, but one hour at least and eight at most.
    @Test(arguments: 0..<200)
    func spansUpToFourMediansAreWhole(_ seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let unit: Microseconds = [.second, .minute, 1][seed % 3]
        let longest: Microseconds = [.hour, 3 * .hour, 20 * .minute][generator.next(below: 3)]
        let lengths = (0..<1 + generator.next(below: 60)).map { _ in
            Microseconds(generator.next(below: Int(longest))) / unit * unit
        }
        let starts = lengths.indices.map { Microseconds($0) * .hour }
        let ends = zip(starts, lengths).map { $0 + $1 }
        let evidence = WorkEvidence(WorkSpans(starts: starts, ends: ends), zone: .utc)
        let median = lengths.sorted()[lengths.count / 2]
        #expect(evidence.longestWholeSpan == min(8 * .hour, max(.hour, 4 * median)), "seed \(seed)")
    }
}
