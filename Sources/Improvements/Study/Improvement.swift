import Delays
import EventLogs
import Parallelism

/// Levers pulled together: what they take, and what they give.
public struct Improvement: Sendable {
    /// In the order in which they are pulled.
    public let levers: [LeverRow]
    public let effort: LeverEffort
    /// Hours of work in the first year.
    public let firstYearHours: Double
    /// Nil without prices, or without a rule that says when orders are late.
    public let money: MoneyRow?
    /// The hours of an order that the levers answer in the ledger, on average.
    public let bound: Double
    /// Nil where the replay is not faithful: then the bound is all that can be said.
    public let effect: Effect?
    /// Of no difference of the means, alone and in the family of all that was tried (Benjamini and Hochberg).
    public let pValue: Double?
    public let adjustedPValue: Double?
    /// The same of the shares of late orders.
    public let latePValue: Double?
    public let adjustedLatePValue: Double?
    /// Orders that are completed at least a minute sooner, and later.
    public let faster: Int
    public let slower: Int
    /// Those that gain most, and the one that loses most, of those whose replay with nothing changed is near the log.
    public let examples: [Example]
    /// Whose work changes most.
    public let people: [PersonRow]

    /// An order before and after.
    public struct Example: Sendable, Equatable, Codable {
        public let order: String
        /// Hours in the log, in the replay with nothing changed, and with the levers.
        public let logged: Double
        public let before: Double
        public let after: Double
    }

    static let mostExamples = 3
    static let mostPeople = 5
    /// An order that the replay is further off from, as a share of its lead time, is no example.
    static let mostOff = 0.1
}

extension Improvement {
    /// - Parameter adjusted: p values of the trial in its family.
    init(_ trial: Trial, _ study: ImprovementStudy, adjusted: (mean: Double?, late: Double?) = (nil, nil)) {
        levers = trial.levers.map { LeverRow($0, study.ledger.log) }
        effort = trial.effort
        firstYearHours = study.options.prices.firstYearHours(trial.effort)
        money = study.money(trial)
        bound = study.bound(of: trial.levers)
        let found = study.sample.effect(of: trial.courses)
        effect = found.orders > 0 ? found : nil
        (pValue, latePValue) = (trial.mean.pValue, trial.late?.pValue)
        (adjustedPValue, adjustedLatePValue) = adjusted
        let changes = study.changes(trial.courses[0])
        faster = changes.count { $0.change <= -.minute }
        slower = changes.count { $0.change >= .minute }
        let known = changes.filter { study.isNearLog($0.order) }
        let ranked = (known.isEmpty ? changes : known).sorted {
            ($0.change, $0.order) < ($1.change, $1.order)
        }
        let told = ranked.prefix(Improvement.mostExamples) + ranked.suffix(1).filter { $0.change >= .minute }
        examples = told.map { Example($0.order, trial.courses[0], study) }
        people = Improvement.people(trial.load, study)
    }

    /// Levers that are not replayed.
    /// - Throws: ``LeverError`` where one of them changes nothing.
    init(bounded levers: [any Lever], _ study: ImprovementStudy) throws(LeverError) {
        self.levers = levers.map { LeverRow($0, study.ledger.log) }
        effort = try study.pull(levers).effort
        firstYearHours = study.options.prices.firstYearHours(effort)
        bound = study.bound(of: levers)
        money = nil
        effect = nil
        (pValue, adjustedPValue) = (nil, nil)
        (latePValue, adjustedLatePValue) = (nil, nil)
        (faster, slower) = (0, 0)
        (examples, people) = ([], [])
    }

    private static func people(_ after: ResourceLoad, _ study: ImprovementStudy) -> [PersonRow] {
        let before = study.load
        let names = study.ledger.log.resources.names
        let changed = after.worked.indices.map { resource -> (PersonRow, change: Double) in
            let isKnown = resource < names.count
            let worked = isKnown ? before.worked[resource] : 0
            let person = PersonRow(
                name: isKnown ? names[resource] : nil,
                hoursBefore: worked,
                hoursAfter: after.worked[resource],
                shareBefore: isKnown ? before.share(of: resource) : nil,
                shareAfter: after.share(of: resource)
            )
            return (person, abs(after.worked[resource] - worked))
        }
        let ranked = changed.indices.filter { changed[$0].change >= 0.05 }
            .sorted { (changed[$1].change, $0) < (changed[$0].change, $1) }
        return ranked.prefix(mostPeople).map { changed[$0].0 }
    }
}

extension Improvement.Example {
    fileprivate init(_ order: Int, _ after: OrderTimes, _ study: ImprovementStudy) {
        let hour = Double(Microseconds.hour)
        self.order = study.ledger.log.orders[Int32(order)]
        logged = Double(study.ledger.leadTime(ofOrder: order)) / hour
        before = Double(study.sample.before.leadTime[order]) / hour
        self.after = Double(after.leadTime[order]) / hour
    }
}

extension ImprovementStudy {
    /// Of each order that is completed in both the change of its lead time.
    fileprivate func changes(_ after: OrderTimes) -> [(order: Int, change: Microseconds)] {
        let before = sample.before.leadTime
        return before.indices.compactMap { order in
            guard before[order] != EventLog.missingTime, after.leadTime[order] != EventLog.missingTime else {
                return nil
            }
            return (order, after.leadTime[order] - before[order])
        }
    }

    /// Whether the replay with nothing changed is so near an order's own lead time that the order may stand as an example.
    fileprivate func isNearLog(_ order: Int) -> Bool {
        let logged = Double(ledger.leadTime(ofOrder: order))
        return abs(Double(sample.before.leadTime[order]) - logged) <= Improvement.mostOff * logged
    }

    /// Money of the first year: nil without the prices, or where late orders cannot be told.
    func money(_ trial: Trial) -> MoneyRow? {
        options.prices.firstYear(
            trial.effort,
            lateOrders: trial.lateDifference.map { $0 * Double(trial.figures.judged) / logged.weeks }
        )
    }

    /// What levers are ranked by: money of the first year; without prices hours of lead time saved in a year for each hour of work that
    /// the change takes in its first year, where what takes less than a day is counted with a day.
    func value(_ trial: Trial) -> Double {
        money(trial)?.net ?? value(hours: -trial.meanDifference, trial.effort)
    }

    /// - Parameter hours: saved an order.
    func value(hours: Double, _ effort: LeverEffort) -> Double {
        hours * ordersPerWeek * Prices.weeksOfYear / max(8, options.prices.firstYearHours(effort))
    }
}

extension Improvement {
    /// Whether it shortens lead times, or makes fewer orders late, by more than chance could, and the other of the two no worse: told by p
    /// values in their family and by the intervals that are shown.
    /// - Parameter level: the false discovery rate.
    func helps(at level: Double) -> Bool {
        guard let effect, Double(effect.stuck) <= Fidelity.Limit.uncompleted * Double(effect.orders) else {
            return false
        }
        func isProven(_ change: Effect.Change?, _ adjusted: Double?) -> (lower: Bool, higher: Bool) {
            guard let change, let adjusted, adjusted <= level else { return (false, false) }
            return (change.upper < 0, change.lower > 0)
        }
        let (mean, late) = (
            isProven(effect.mean, adjustedPValue), isProven(effect.late, adjustedLatePValue)
        )
        return mean.lower || (late.lower && !mean.higher)
    }
}
