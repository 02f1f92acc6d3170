import Delays
import Foundation
import FoundationXML
import Testing

@testable import Reports

@Suite struct ProcessMapDrawingTests {
    private func small(_ name: String = "Check") throws -> CriticalPathReport {
        try MapSample.report(
            [
                .init(from: nil, to: "Enter"), .init(from: "Enter", to: name, minutes: 300),
                .init(from: name, to: nil),
            ],
            work: ["Enter": 100]
        )
    }

    @Test func theFileIsWellFormedWhateverActivitiesAreCalled() throws {
        for name in ["Check", "a < b & \"c\" -> 'd'", "审核\u{7}订单", "<table>", "n0 -> n1; }"] {
            let svg = try ProcessMapDrawing(try small(name), language: .english).svg
            #expect(XMLParser(data: Data(svg.utf8)).parse(), "\(name)")
            #expect(!svg.contains("<table>"))
        }
    }

    @Test func whatTakesTheTimeIsColouredAndTheRestIsGrey() throws {
        let svg = try ProcessMapDrawing(try small(), language: .english).svg
        // 300 of 400 minutes on one way, 100 on one activity.
        #expect(svg.matches(of: /<g class="heat4"><title>Enter → Check/).count == 1)
        #expect(svg.matches(of: /<g class="box heat4"><title>Enter: done 10 times/).count == 1)
        #expect(svg.matches(of: /<g class="box heat0"><title>Check/).count == 1)
        #expect(svg.contains("on the critical paths 5.0 h, 75.0% of all lead time, mostly contention"))
        #expect(svg.contains("10 × 30 min"))
    }

    @Test func aLogOfOtherLanguageHasOtherWords() throws {
        let svg = try ProcessMapDrawing(try small(), language: .chinese).svg
        #expect(svg.contains(">到达</text>") && svg.contains("占全部交付周期的 75.0%"))
    }

    @Test func aLargeMapIsCutToWhatMattersAndSaysSo() throws {
        // 60 activities in a row, and from each to each of the next twelve.
        var ways: [MapSample.Way] = [.init(from: nil, to: "s00"), .init(from: "s59", to: nil)]
        func name(_ number: Int) -> String { "s\(number < 10 ? "0" : "")\(number)" }
        for from in 0..<60 {
            for to in from + 1..<min(from + 13, 60) {
                ways.append(
                    .init(
                        from: name(from),
                        to: name(to),
                        count: 100 - to + from,
                        minutes: (from * 7 + to) % 50
                    )
                )
            }
        }
        let report = try MapSample.report(ways)
        let selection = MapSelection(report)
        #expect(selection.activities.count == 40 && selection.leftOutActivities == 20)
        #expect(selection.ways.count < 240)
        #expect(selection.ways.count + selection.leftOutWays == ways.count)
        let drawn = selection.ways.reduce(0) { $0 + $1.waitingOnPathMicroseconds }
        #expect(drawn + selection.leftOutTime == selection.total)
        // Every activity can be come to and left by some way, as far as one leads between those that are drawn.
        let names = Set(selection.activities.map(\.activity))
        for activity in names {
            let possible = report.ways.contains { $0.to == activity && ($0.from.map(names.contains) ?? true) }
            #expect(!possible || selection.ways.contains { $0.to == activity })
        }
        let page = PathsPage(
            try paths(report),
            map: try ProcessMapDrawing(report, language: .english),
            language: .english
        )
        #expect(page.text.contains("Not drawn: 20 activities and "))
    }

    private func paths(_ report: CriticalPathReport) throws -> PathReport {
        let row: [String: Any] = [
            "schema": "orderlens.paths/1",
            "log": [
                "orders": 1, "instances": 1, "activities": 1, "resources": 0, "from": NSNull(),
                "to": NSNull(),
                "zone": "UTC", "startTimes": "recorded",
            ] as [String: Any],
            "leadTime": [
                "totalMicroseconds": 1, "meanHours": 1, "medianHours": 1, "p90Hours": 1,
            ] as [String: Any],
            "firstActivities": [Any](), "lastActivities": [Any](), "directlyFollows": [Any](),
            "variantCount": 0,
            "variants": [Any](), "criticalPath": NSNull(),
        ]
        var paths = try JSONDecoder().decode(
            PathReport.self,
            from: JSONSerialization.data(withJSONObject: row)
        )
        paths.criticalPath = report
        return paths
    }
}
