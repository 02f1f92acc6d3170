import Foundation
import Testing

@testable import Scorecards

/// How long a large scorecard takes, with `WEIGHT_SPEED=1`; for the figures of `Documentation/Weights.md`.
@Suite struct WeightSpeedTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["WEIGHT_SPEED"] != nil))
    func sixtyIndicatorsOfTwoThousandPeople() throws {
        let effects = (0..<3).map { outcome in (0..<60).map { 0.02 * Double(($0 * 7 + outcome) % 6) } }
        let planted = PlantedScorecard(people: 2_000, periods: 36, effects: effects)
        let panel = planted.panel(seed: 1)
        let current = (0..<60).map { $0 % 3 == 0 ? 0.02 : 0.015 }
        let rules = WeightRules(
            indicators: current.enumerated().map {
                .init(id: "i\($0)", current: $1, floor: 0.005, cap: 0.1, largestStep: 0.01)
            },
            groups: (0..<4).map { group in
                let members = (0..<60).filter { $0 % 4 == group }
                return .init(id: "\(group)", share: members.reduce(0) { $0 + current[$1] }, members: members)
            },
            balances: [.init(speed: 0, quality: 1, ratio: 1.5), .init(speed: 2, quality: 3, ratio: 1.5)]
        )
        let before = Self.peakMegabytes
        let clock = ContinuousClock()
        let start = clock.now
        let proposal = try WeightStudy(rules: rules, outcomes: planted.outcomes).proposal(from: panel)
        print(
            "\(proposal.evidence.rows) rows: \(clock.now - start); peak \(Self.peakMegabytes) MB, of which the panel"
                + " and the tests \(before) MB; \(proposal.decision), price \(proposal.price)"
        )
        // The same on every number of processors (`taskset -c 0` leaves one).
        let numbers =
            proposal.fitted
            + proposal.indicators.flatMap { [$0.interval.lowerBound, $0.interval.upperBound] }
            + [proposal.gain?.explained, proposal.gain?.rankCorrelation].flatMap { gain in
                [gain?.interval.lowerBound ?? 0, gain?.interval.upperBound ?? 0]
            }
        print("digest", numbers.reduce(UInt64(0)) { ($0 &* 31) ^ $1.bitPattern })
        #expect(rules.broken(by: proposal.weights) == [])
    }

    /// The most memory that the process has had.
    private static var peakMegabytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1_024
    }
}
