import Delays
import EventLogs
import Scorecards

/// What was to be expected of the orders that each person of a panel worked on in each period, from the log of a workspace.
public struct CaseMixFinding: Sendable {
    /// How expectations are made.
    public struct Options: Sendable {
        public var outcome = OrderOutcome.leadTime
        /// What being late is judged by; the promise, if the log has one, where nothing is said.
        public var lateRule: LateRule?
        public var expectations = ExpectedOutcomes.Options()

        public init() {}
    }

    /// The mixes, or why there are none.
    public let mix: Result<CaseMix, CaseMixGap>
    /// Order attributes that tell how an order came out, as the doctor judges, so that nothing is expected by them; by name.
    public let leaks: [String]

    /// - Parameters:
    ///   - workspace: its path.
    ///   - panel: people are those resources of the log that have their names.
    /// - Throws: what opening the workspace throws; ``Delays/LateRuleError`` where the log lacks what the late rule asks for; ``Delays/DriversError/noSuchAttribute(_:known:)``.
    /// - Complexity: that of booking the log and of ``Delays/ExpectedOutcomes``.
    public init(in workspace: String, for panel: Panel, options: Options = Options()) throws {
        let opened = try OpenedLog(workspace)
        guard opened.log.instanceCount > 0 else {
            (mix, leaks) = (.failure(.noLog), [])
            return
        }
        var leaks: [String] = []
        var configuration = Configuration()
        configuration.lateRule = options.lateRule
        // What is expected depends on neither, and nobody is shown them.
        configuration.calendars = .always
        configuration.estimatesStarts = false
        do {
            let analysis = try DelayAnalysis(of: opened, by: configuration)
            var expectations = options.expectations
            expectations.drivers = try analysis.leavingOutLeaks(expectations.drivers, of: options.outcome)
            let columns = Set(analysis.ledger.log.orderAttributes.map(\.name))
            leaks = expectations.drivers.leftOut.filter { $0.value != .asked && columns.contains($0.key) }
                .map(\.key).sorted()
            let expected = try ExpectedOutcomes(
                analysis.ledger,
                of: options.outcome,
                lateness: analysis.lateness,
                options: expectations
            )
            mix = .success(
                CaseMix(
                    CaseMix.Outcome(options.outcome),
                    values: CaseMixFinding.values(expected, analysis.ledger.log, panel),
                    orders: expected.orders,
                    explained: expected.explained,
                    features: expected.features.map {
                        CaseMix.Feature(feature: $0.name, about: $0.subject.key)
                    },
                    leftOut: expected.leftOut
                )
            )
        } catch let error as ExpectationError {
            mix = .failure(CaseMixGap(error))
        } catch is DelayAnalysisError {
            mix = .failure(.unbookable)
        } catch is DurationError { mix = .failure(.unbookable) }
        self.leaks = leaks
    }

    /// For each row of the panel the mean over the activity instances that the person ended in the period.
    /// - Complexity: O(instances + people · periods).
    private static func values(_ expected: ExpectedOutcomes, _ log: EventLog, _ panel: Panel) -> [Double] {
        guard let first = panel.periods.first else { return [] }
        let count = panel.periods.count
        let people = Dictionary(uniqueKeysWithValues: zip(panel.people, panel.people.indices))
        let personOf = log.resources.names.map { people[$0] ?? -1 }
        var sums = [(sum: Double, instances: Int)](repeating: (0, 0), count: panel.people.count * count)
        var zone = ZoneCursor(log.zone)
        for order in 0..<log.orderCount where !expected.values[order].isNaN {
            for instance in log.instances(ofOrder: order) where log.resource[instance] >= 0 {
                let person = personOf[Int(log.resource[instance])]
                guard person >= 0 else { continue }
                let day = Int(zone.local(log.end[instance]).floored(by: .day))
                let period = Period(first.length, holding: CivilDate(daysSinceEpoch: day)).index - first.index
                guard 0..<count ~= period else { continue }
                sums[person * count + period].sum += expected.values[order]
                sums[person * count + period].instances += 1
            }
        }
        return zip(panel.personCodes, panel.periodCodes).map { person, period in
            let own = sums[Int(person) * count + Int(period)]
            return own.instances > 0 ? own.sum / Double(own.instances) : .nan
        }
    }
}

extension CaseMix.Outcome {
    fileprivate init(_ outcome: OrderOutcome) {
        switch outcome {
        case .leadTime: self = .leadTime
        case .late: self = .late
        }
    }
}

extension CaseMixGap {
    fileprivate init(_ error: ExpectationError) {
        switch error {
        case .noLateRule: self = .noLateRule
        case .tooFewOrders: self = .tooFewOrders
        case .oneOutcome: self = .oneOutcome
        case .noFeatures: self = .noFeatures
        case .nothingExplained: self = .nothingExplained
        case .failed: self = .failed
        }
    }
}
