import Foundation
import LogQuality
import Testing

@testable import Delays
@testable import Findings
@testable import Improvements
@testable import Scorecards

@Suite struct FindingSubjectTests {
    private static let condition = DriverCondition(
        feature: "quantity",
        about: "attribute",
        unit: nil,
        level: nil,
        above: 5,
        atMost: nil
    )
    private static let name = NameRow(en: "speed", zh: "速度")

    /// One of each kind.
    private static let subjects: [FindingSubject] = [
        .stage(activity: "Check / credit", cause: .batching),
        .driver(condition: condition, against: nil, isGiven: true),
        .driver(condition: condition, against: "b", isGiven: false),
        .segment(
            conditions: [
                SegmentCondition(
                    feature: "region",
                    about: "attribute",
                    unit: nil,
                    level: "East",
                    toLevel: nil,
                    above: nil,
                    atMost: nil
                )
            ],
            outcome: .late
        ),
        .change(activity: nil, week: "2026-01-05"), .change(activity: "Pack", week: "2026-01-05"),
        .levers([
            LeverRow(
                kind: .pool,
                text: "pool stage=A stage=B",
                parameters: [],
                answers: .init(activities: ["A", "B"], causes: [.contention])
            )
        ]),
        .weight(id: "speed", name: name, verdict: "raise"),
        .association(indicator: name, outcome: name, ids: ["speed", "errors"]),
        .saturation(id: "speed", name: name), .target(id: "speed", name: name),
        .gaming(check: "endOfPeriod", indicator: nil, other: nil, ids: []),
        .gaming(check: "tradeOff", indicator: name, other: name, ids: ["speed", "errors"]),
        .data(code: .datesOnly, title: "t", message: "m", advice: "a"),
    ]

    @Test func comesBackFromJSONAsItWas() throws {
        let data = try JSONEncoder().encode(Self.subjects)
        #expect(try JSONDecoder().decode([FindingSubject].self, from: data) == Self.subjects)
    }

    @Test func isRefusedWithoutWhatItsKindHas() {
        let data = Data(#"{"kind": "stage", "activity": "Pack"}"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(FindingSubject.self, from: data) }
    }

    @Test func everySubjectHasAnIdOfItsOwn() {
        #expect(Set(Self.subjects.map(\.id)).count == Self.subjects.count)
        #expect(Self.subjects[0].id == "delays/Check %2F credit/batching")
        #expect(Self.subjects.allSatisfy { $0.id.hasPrefix($0.analysis.rawValue) })
    }

    @Test func aNumberKeepsItsIdWhereverItsStepLies() {
        var moved = Self.condition
        moved.above = 7
        let ids = [Self.condition, moved].map {
            FindingSubject.driver(condition: $0, against: nil, isGiven: true).id
        }
        #expect(ids[0] == ids[1])
    }
}
