import Delays
import Foundation
import LogQuality
import Testing

@testable import Findings

@Suite struct FindingChangesTests {
    private static func stage(_ activity: String, share: Double) -> Finding {
        Finding(
            .stage(activity: activity, cause: .contention),
            .problem,
            .confirmed,
            evidence: [
                Measure(.lateGap, 1 - share), Measure(.hours, share * 1_000), Measure(.hoursPerOrder, share),
            ]
        )
    }

    private static func change(_ hours: Double, _ lower: Double, _ upper: Double) -> Finding {
        Finding(
            .change(activity: nil, week: "2026-01-05"),
            .problem,
            .supported,
            evidence: [Measure(.leadTimeChange, hours, interval: (lower, upper, 0.95))]
        )
    }

    private static func changes(
        _ before: [Finding],
        _ after: [Finding],
        of made: Set<FindingSubject.Analysis> = Set(FindingSubject.Analysis.allCases)
    ) -> FindingChanges {
        FindingChanges(from: .init(run: 3, day: "2026-01-31", findings: before), to: after, of: made)
    }

    @Test func whatIsNewAndWhatIsGoneIsNamed() {
        let (old, kept, new) = (
            Self.stage("A", share: 0.1), Self.stage("B", share: 0.1), Self.stage("C", share: 0.1)
        )
        let changes = Self.changes([old, kept], [kept, new])
        #expect(changes.new == [new.id] && changes.gone == [old])
        #expect(changes.unchanged == 1 && changes.better.isEmpty && changes.worse.isEmpty)
        #expect(changes.run == 3)
    }

    @Test(arguments: [(0.105, 0, 0), (0.12, 0, 1), (0.08, 1, 0)])
    func aCountedFigureHasToMoveByATenth(share: Double, better: Int, worse: Int) {
        let changes = Self.changes([Self.stage("A", share: 0.1)], [Self.stage("A", share: share)])
        #expect(changes.better.count == better && changes.worse.count == worse)
    }

    @Test func aLongerLogAloneMakesNothingWorse() {
        var now = Self.stage("A", share: 0.1)
        now.evidence[1].value *= 12
        #expect(Self.changes([Self.stage("A", share: 0.1)], [now]).unchanged == 1)
    }

    @Test(arguments: [(6.0, 0, 0), (9.0, 0, 1), (1.0, 1, 0)])
    func anEstimateHasToLeaveItsInterval(hours: Double, better: Int, worse: Int) {
        let changes = Self.changes([Self.change(5, 2, 8)], [Self.change(hours, hours - 3, hours + 3)])
        #expect(changes.better.count == better && changes.worse.count == worse)
    }

    @Test func whatWasNotLookedForHasNotGone() {
        let changes = Self.changes([Self.stage("A", share: 0.1), Self.change(5, 2, 8)], [], of: [.weeks])
        #expect(changes.gone == [Self.change(5, 2, 8)])
    }

    @Test func whatWasTakenIntoAnotherIsTheSameStill() {
        let (alone, other) = (Self.change(5, 2, 8), Self.stage("A", share: 0.1))
        var leading = other
        leading.supportedBy = [alone.id]
        let (forward, back) = (Self.changes([alone], [leading]), Self.changes([leading], [alone]))
        #expect(forward.new.isEmpty && forward.gone.isEmpty)
        #expect(back.new.isEmpty && back.gone.isEmpty)
    }

    @Test func moreOfWhatIsGoodIsBetter() {
        func target(_ share: Double) -> Finding {
            Finding(
                .target(id: "t", name: .init(en: "t", zh: "t")),
                .strength,
                .confirmed,
                evidence: [Measure(.shareMeetingTarget, share)]
            )
        }
        #expect(Self.changes([target(0.9)], [target(1)]).better.count == 1)
    }
}
