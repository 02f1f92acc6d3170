import EventLogs
import TestInputs
import Testing

@testable import Delays

/// The relations that the tests of start-time-estimator assert (`../shared/data/README.md` 2.5).
@Suite(.needsSharedData) struct PublishedConcurrencyTests {
    private func pairs(_ name: String, _ thresholds: ConcurrencyOracle.Thresholds) throws -> Set<String> {
        let log = try SharedData.log("start-time-estimator/\(name)")
        return Set(
            ConcurrencyOracle(log: log, thresholds: thresholds).pairs.map {
                [log.activities[$0.0], log.activities[$0.1]].sorted().joined(separator: "‖")
            }
        )
    }

    private var heuristics: ConcurrencyOracle.Thresholds {
        var thresholds = ConcurrencyOracle.Thresholds()
        thresholds.overlap = nil
        return thresholds
    }

    @Test func twoBranches() throws {
        #expect(try pairs("test_event_log_1.csv", heuristics) == ["C‖D"])
    }

    @Test(arguments: ["test_event_log_3.csv.gz", "test_event_log_3_noise.csv.gz"])
    func severalBranches(_ name: String) throws {
        #expect(try pairs(name, heuristics) == ["C‖D", "C‖F", "C‖G", "D‖E", "E‖F", "E‖G"])
    }

    @Test func withoutToleranceNoiseLooksConcurrent() throws {
        var thresholds = heuristics
        thresholds.directlyFollows = 1
        thresholds.lengthTwoLoop = 1
        #expect(
            try pairs("test_event_log_3_noise.csv.gz", thresholds)
                == ["C‖D", "C‖F", "C‖G", "D‖E", "E‖F", "E‖G", "H‖I"]
        )
    }

    @Test func overlapsAloneShowConcurrency() throws {
        // No order of the two is taken for concurrency, so that only overlaps count.
        var thresholds = heuristics
        thresholds.directlyFollows = 0
        thresholds.overlap = 0.75
        #expect(try pairs("test_event_log_6.csv", thresholds) == ["C‖D"])
        thresholds.overlap = 1
        #expect(try pairs("test_event_log_6.csv", thresholds).isEmpty)
    }
}
