import EventLogs
import Foundation
import Statistics
import Testing

@testable import Delays

@Suite struct SegmentsReportTests {
    @Test func whatWasPlantedIsFoundAndNothingElse() throws {
        for seed in 0..<3 {
            let report = try SegmentsReport(PlantedSegments(seed: seed, orders: 4_000).ledger)
            let found = Set(report.segments.map { Set($0.conditions.map(\.feature)) })
            #expect(found.isSuperset(of: PlantedSegments.slow), "seed \(seed): \(found)")
            #expect(
                report.brightSpots.contains { PlantedSegments.isPlanted($0, slow: false) },
                "seed \(seed)"
            )
            #expect(report.segments.count <= PlantedSegments.slow.count + 1, "seed \(seed): \(found)")
            #expect(report.brightSpots.count <= 2)
        }
    }

    @Test func theEffectIsThatOfTheRegressionOnTheOtherHalf() throws {
        let planted = PlantedSegments(seed: 4, orders: 4_000)
        let options = SegmentOptions()
        let report = try SegmentsReport(planted.ledger, options: options)
        let row = try #require(
            report.segments.first { $0.conditions.map(\.level) == ["custom"] }
        )
        let features = OrderFeatures(planted.ledger)
        let study = try SegmentStudy(planted.ledger, features, lateness: nil, options: options)
        guard case .categorical(let codes, _)? = features["product"]?.values else {
            Issue.record("a column of levels")
            return
        }
        #expect(study.rows.orders.count == 4_000)
        let others = study.columns.filter { $0.name != "product" }.map(\.term)
        let mark = NumericColumn(name: "custom", values: codes.map { $0 == 1 ? 1 : 0 })
        let design = try Design(others + [.numeric(mark)], rowCount: 4_000).selecting(rows: study.unseen)
        let fitted = try FittedRows(
            design,
            outcomes: [
                NumericColumn(name: "hours", values: study.unseen.map { study.rows.leadTime[Int($0)] })
            ]
        )
        let test = try #require(
            fitted.regression.coefficientTests(covariance: fitted.covariance(.hc3)).last
        )
        let hours = try #require(row.hours)
        #expect(abs(hours.estimate - test.estimate) < 1e-9)
        #expect(abs(hours.lower - test.lower) < 1e-9 && abs(hours.upper - test.upper) < 1e-9)
        #expect(abs(hours.estimate - PlantedSegments.custom) < 1.5)
        #expect(row.orders == codes.count { $0 == 1 })
        #expect(row.confirmingOrders == study.unseen.count { codes[Int($0)] == 1 })
        // The halves are halves, and nothing is in both.
        #expect(Set(study.seen).isDisjoint(with: study.unseen))
        #expect(study.seen.count + study.unseen.count == 4_000)
    }

    /// They can be made again outside: the letters are those of numpy (`Benchmarks/PublishedOrders/halves.py`).
    @Test func theHalvesAreThoseOfTheDocumentedRule() throws {
        let ledger = PlantedSegments(seed: 4, orders: 400).ledger
        let study = try SegmentStudy(ledger, OrderFeatures(ledger), lateness: nil, options: SegmentOptions())
        let suggesting = Set(study.seen)
        let halves = String((0..<64).map { suggesting.contains($0) ? "s" : "c" })
        #expect(halves == "scccccscscccsscccsscscssscssssccssssccscscscsccsscccccssccccsccs")
    }

    @Test func lateOrdersAreSegmentsToo() throws {
        let planted = PlantedSegments(seed: 5, orders: 4_000)
        let rule = LateRule.target(70 * .hour)
        let lateness = try planted.ledger.lateness(by: rule, deskHours: planted.ledger.roster.deskHours)
        let report = try SegmentsReport(planted.ledger, lateness: lateness, rule: rule)
        #expect(report.lateness?.judged == 4_000)
        let custom = try #require(report.segments.first { $0.conditions.map(\.level) == ["custom"] })
        let late = try #require(custom.late)
        #expect(late.lower > 10 && late.estimate < 100)
        #expect(custom.examples.count == 3)
    }

    @Test func theReportIsTheSameOnEveryRunAndAnotherSeedSplitsOtherwise() throws {
        let planted = PlantedSegments(seed: 6, orders: 2_000)
        #expect(try SegmentsReport(planted.ledger) == SegmentsReport(planted.ledger))
        var options = SegmentOptions()
        options.drivers.seed = 2
        let other = try SegmentsReport(planted.ledger, options: options)
        #expect(other.search.searchedOrders != (try SegmentsReport(planted.ledger)).search.searchedOrders)
    }

    @Test func clustersStayTogether() throws {
        let planted = PlantedSegments(seed: 7, orders: 2_000)
        var options = SegmentOptions()
        options.drivers.cluster = "product"
        let study = try SegmentStudy(
            planted.ledger,
            OrderFeatures(planted.ledger),
            lateness: nil,
            options: options
        )
        let clusters = try #require(study.rows.clustering)
        let first = Set(study.seen.map { clusters.codes[Int($0)] })
        #expect(first.isDisjoint(with: study.unseen.map { clusters.codes[Int($0)] }))
    }

    @Test func numbersAreCutWhereTheOutcomeChanges() {
        let values = (0..<2_000).map { Double(($0 * 7919) % 2_000) / 100 }
        let outcome = values.map { $0 > 13.37 ? 1.0 : -1 }
        let cuts = NumericCuts(values, outcome: outcome).cuts
        #expect(cuts.contains { abs($0 - 13.37) < 0.1 })
        #expect(cuts.count <= 15)
        #expect(NumericCuts([1, 1, 2, 2], outcome: [0, 0, 1, 1]).cuts == [1])
        #expect(NumericCuts([], outcome: []).cuts.isEmpty)
    }

    /// The figures of `Documentation/Segments.md`, with `SEGMENT_SEEDS=50`; `SEGMENT_OFFSET=10000` takes other logs.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["SEGMENT_SEEDS"] != nil))
    func theStudyOfManyLogs() throws {
        let environment = ProcessInfo.processInfo.environment
        let seeds = Int(environment["SEGMENT_SEEDS"] ?? "") ?? 50
        let offset = Int(environment["SEGMENT_OFFSET"] ?? "") ?? 0
        let rule = LateRule.target(70 * .hour)
        var (found, planted, other, confirmed) = (0, 0, 0, 0)
        var otherNames: [String: Int] = [:]
        var rate = 0.0
        var (covered, intervals) = (0, 0)
        var (emptyLogs, emptyTested, emptyFound) = (0, 0, 0)
        for seed in 0..<seeds {
            for hasSegments in [true, false] {
                let log = PlantedSegments(
                    seed: offset + seed + (hasSegments ? 1_000 : 2_000),
                    orders: 4_000,
                    hasSegments: hasSegments
                )
                let lateness = try log.ledger.lateness(by: rule, deskHours: log.ledger.roster.deskHours)
                let report = try SegmentsReport(log.ledger, lateness: lateness, rule: rule)
                let all = report.segments.map { ($0, true) } + report.brightSpots.map { ($0, false) }
                guard hasSegments else {
                    emptyTested += report.search.tested
                    emptyFound += all.count
                    emptyLogs += all.isEmpty ? 0 : 1
                    continue
                }
                planted += PlantedSegments.slow.count + PlantedSegments.fast.count
                let kinds = all.filter { PlantedSegments.isPlanted($0.0, slow: $0.1) }
                found += Set(kinds.map { Set($0.0.conditions.map(\.feature)) }).count
                for (row, _) in all where !PlantedSegments.isPlanted(row, slow: true) {
                    if PlantedSegments.isPlanted(row, slow: false) { continue }
                    other += 1
                    let name = row.conditions.map {
                        "\($0.feature) \($0.level ?? "\($0.above ?? -.infinity) \($0.atMost ?? .infinity)")"
                    }.joined(separator: " & ")
                    otherNames["\(row.outcome) \(name)", default: 0] += 1
                }
                confirmed += all.count
                let none = all.count { !PlantedSegments.isPlanted($0.0, slow: $0.1) }
                rate += all.isEmpty ? 0 : Double(none) / Double(all.count)
                for (row, isSlow) in kinds where row.outcome == .hours {
                    // What has one condition is exactly what was planted, against all others.
                    let truth =
                        row.conditions.count > 1
                        ? nil : isSlow ? PlantedSegments.custom : PlantedSegments.team
                    guard let truth, let hours = row.hours else { continue }
                    intervals += 1
                    if (hours.lower...hours.upper).contains(truth) { covered += 1 }
                }
            }
        }
        print(
            """
            logs \(seeds): planted found \(found) of \(planted); confirmed \(confirmed), of these others \(other), \
            mean share \(rate / Double(seeds)); intervals with the truth \(covered) of \(intervals)
            others: \(otherNames.sorted { $0.key < $1.key })
            logs without any: \(emptyFound) confirmed of \(emptyTested) tested, in \(emptyLogs) of \(seeds) logs
            """
        )
        #expect(Double(found) >= 0.95 * Double(planted))
        #expect(Double(emptyLogs) <= 0.05 * Double(seeds) + 2)
    }
}
