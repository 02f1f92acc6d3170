import Scorecards
import Testing

@testable import Delays
@testable import Findings
@testable import Improvements

@Suite struct RankedFindingsTests {
    private static func driver(_ level: String, _ hours: Double, sure: Double = 10) -> Finding {
        Finding(
            .driver(
                condition: DriverCondition(
                    feature: "region",
                    about: "attribute",
                    unit: nil,
                    level: level,
                    above: nil,
                    atMost: nil
                ),
                against: nil,
                isGiven: true
            ),
            hours > 0 ? .problem : .strength,
            .supported,
            evidence: [Measure(.leadTimeEffect, hours)],
            impact: Impact(hours: hours * 100, sureHours: sure),
            examples: [ExampleOrder("a"), ExampleOrder("b")]
        )
    }

    private static func segment(_ level: String, _ points: Double, _ tone: Finding.Tone) -> Finding {
        Finding(
            .segment(conditions: [.level(level)], outcome: .late),
            tone,
            .confirmed,
            evidence: [Measure(.lateShareEffect, points)],
            examples: [ExampleOrder("b"), ExampleOrder("c")]
        )
    }

    private static func stage(_ activity: String, _ cause: Cause, hours: Double) -> Finding {
        Finding(
            .stage(activity: activity, cause: cause),
            .problem,
            .confirmed,
            evidence: [Measure(.hours, hours)],
            impact: Impact(hours: hours, sureHours: hours)
        )
    }

    private static func lever(
        _ kind: LeverKind,
        _ activity: String?,
        answers causes: [Cause] = [.contention]
    ) -> Finding {
        Finding(
            .levers([
                LeverRow(
                    kind: kind,
                    text: "\(kind.rawValue) stage=\(activity ?? "")",
                    parameters: activity.map { [.init(key: "stage", value: $0)] } ?? [],
                    answers: .init(activities: activity.map { [$0] }, causes: causes)
                )
            ]),
            .action,
            .supported,
            evidence: [Measure(.forecastLeadTime, -1)]
        )
    }

    @Test func whatSaysTheSameIsOneFindingWithTheFiguresOfBoth() throws {
        let found = RankedFindings([Self.driver("East", 5), Self.segment("East", 0.2, .problem)]).findings
        let one = try #require(found.first)
        #expect(found.count == 1 && one.grade == .confirmed)
        #expect(one.evidence.map(\.quantity) == [.lateShareEffect, .leadTimeEffect])
        #expect(one.examples.map(\.order) == ["b", "c", "a"])
        #expect(one.supportedBy == [Self.driver("East", 5).id] && one.impact.hours == 500)
    }

    @Test func anotherLevelIsAnotherFinding() {
        let found = RankedFindings([Self.driver("East", 5), Self.driver("West", 4)]).findings
        #expect(found.count == 2 && found.allSatisfy { $0.supportedBy.isEmpty })
    }

    @Test func theOppositeOfTheSameIsNamedOnBothSides() {
        let found = RankedFindings([Self.driver("East", 5), Self.segment("East", -0.2, .strength)]).findings
        #expect(found.count == 2)
        #expect(found[0].contradicts == [found[1].id] && found[1].contradicts == [found[0].id])
    }

    @Test(arguments: [(542, true), (541, false)])
    func numbersOfTheSameOrdersThatSayTheOppositeAreNamed(orders: Int, isOne: Bool) {
        func step(_ feature: String, _ tone: Finding.Tone, _ orders: Int) -> Finding {
            Finding(
                .driver(
                    condition: DriverCondition(
                        feature: feature,
                        about: "happened",
                        unit: nil,
                        level: nil,
                        above: nil,
                        atMost: nil,
                        atLeast: 2,
                        insteadOf: 1
                    ),
                    against: nil,
                    isGiven: false
                ),
                tone,
                .supported,
                evidence: [Measure(.leadTimeEffect, tone == .problem ? 9 : -9)],
                impact: Impact(orders: orders)
            )
        }
        let found = RankedFindings([step("resources", .problem, 542), step("hand-offs", .strength, orders)])
            .findings
        #expect(found.allSatisfy { $0.contradicts.isEmpty != isOne })
    }

    @Test func anActionAnswersWhatItsLeverTakesTimeFrom() {
        let found = RankedFindings([
            Self.stage("Check", .contention, hours: 9), Self.stage("Check", .batching, hours: 8),
            Self.stage("Pack", .contention, hours: 7), Self.lever(.addResource, "Check"),
        ]).findings
        #expect(found.map(\.answers.count) == [1, 0, 0, 0])
    }

    @Test func anActionAtNoActivityAnswersItsCausesAtAll() {
        let found = RankedFindings([
            Self.stage("Check", .contention, hours: 9), Self.stage("Pack", .unexplained, hours: 8),
            Self.lever(.levelArrivals, nil),
        ]).findings
        #expect(found.map(\.answers.count) == [1, 0, 0])
    }

    @Test(arguments: [(Cause.contention, 1), (.processing, 0)])
    func whatWaitsBeforeTheFirstTouchIsAnsweredByWhateverTakesFromWaiting(_ cause: Cause, _ count: Int) {
        let found = RankedFindings([
            Self.stage("Check", .firstTouch, hours: 9), Self.lever(.automate, "Check", answers: [cause]),
        ]).findings
        #expect(found[0].answers.count == count)
    }

    @Test func whatGivesNothingIsNoAnswerAndWhatIsOnlyBoundedComesLastTheMostFirst() {
        func bounded(_ kind: LeverKind, _ hours: Double) -> Finding {
            var lever = Self.lever(kind, "Check")
            lever.evidence = [Measure(.mostLeadTime, -hours)]
            lever.grade = .hint
            return lever
        }
        var untold = Self.lever(.longerHours, "Check")
        untold.grade = .hint
        let (less, most, none) = (bounded(.pool, 1), bounded(.chase, 24), bounded(.holidayCover, 0.04))
        let replayed = Self.lever(.addResource, "Check")
        let found = RankedFindings([
            Self.stage("Check", .contention, hours: 9), less, untold, most, none, replayed,
        ]).findings
        #expect(found[0].answers == [replayed.id, most.id, less.id])
    }

    @Test(arguments: [
        (0.1, 0.2, -0.5, true), (0.1, 0.2, 0.5, false), (0.2, 0.1, 0.5, true), (0.2, 0.1, -0.5, false),
    ])
    func aWeightAgainstWhatItsIndicatorGoesWithIsAContradiction(
        now: Double,
        proposed: Double,
        correlation: Double,
        isOne: Bool
    ) {
        let name = NameRow(en: "i", zh: "i")
        let found = RankedFindings([
            Finding(
                .weight(id: "i", name: name, verdict: "conflicting"),
                .action,
                .hint,
                evidence: [Measure(.currentWeight, now), Measure(.proposedWeight, proposed)]
            ),
            Finding(
                .association(indicator: name, outcome: name, ids: ["i", "o"]),
                correlation > 0 ? .strength : .problem,
                .supported,
                evidence: [Measure(.withinCorrelation, correlation)]
            ),
        ]).findings
        #expect(found.allSatisfy { $0.contradicts.isEmpty != isOne })
    }

    @Test func theMostSureHoursComeFirstAndHintsLast() {
        var hint = Self.stage("Ask", .undetermined, hours: 1_000)
        hint.grade = .hint
        let found = RankedFindings([
            hint, Self.driver("East", 900, sure: 2), Self.stage("Pack", .contention, hours: 7),
        ]).findings
        #expect(found.map(\.grade) == [.confirmed, .supported, .hint])
    }

    @Test func actionsKeepTheOrderOfTheirStudy() {
        let levers = [
            Self.lever(.automate, "B"), Self.lever(.addResource, "A"), Self.lever(.addResource, "B"),
        ]
        #expect(RankedFindings(levers).findings.map(\.id) == levers.map(\.id))
    }

    @Test func ordersOfTheFirstFindingsAreNamedOnce() {
        let ranked = RankedFindings([Self.driver("East", 5), Self.segment("West", 0.2, .problem)])
        #expect(ranked.examples(most: 3).count == 3)
        #expect(Set(ranked.examples(most: 9)) == ["a", "b", "c"])
    }
}

extension SegmentCondition {
    fileprivate static func level(_ level: String) -> SegmentCondition {
        SegmentCondition(
            feature: "region",
            about: "attribute",
            unit: nil,
            level: level,
            toLevel: nil,
            above: nil,
            atMost: nil
        )
    }
}
