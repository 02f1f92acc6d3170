import EventLogs
import WorkCalendars

/// An order desk: what comes in, what is done with it, by whom, and by which rules.
///
/// A task is begun only in the working time of whoever does it, by the first skilled assistant who is free (the one
/// longest idle, if several are). An assistant who becomes free takes what became ready first in any of his
/// stages, after the orders of key customers where a stage lets them go first.
public struct DeskDescription: Sendable {
    public var name: BilingualName
    /// The zone of arrivals, promises and batch times, and of the times in the log.
    public var zone: ZoneRules
    /// The desk opens at midnight of that date.
    public var firstDate: CivilDate
    /// Dates that do not count as working days for promises, daily arrivals and batch times. Whether
    /// assistants work on them is a matter of their calendars.
    public var publicHolidays: Set<CivilDate>
    public var arrivals: ArrivalProfile
    public var mix: OrderMix
    public var stages: [Stage]
    /// The steps in order; a step of which no stage applies to an order is passed over.
    public var route: [Step]
    public var assistants: [Assistant]
    /// A task that would run at most this far beyond closing time is finished in overtime; a longer one is
    /// paused at closing time and goes on when its assistant is next at work.
    public var overtimeLimit: Microseconds

    public init(
        name: BilingualName,
        zone: ZoneRules,
        firstDate: CivilDate,
        publicHolidays: Set<CivilDate> = [],
        arrivals: ArrivalProfile,
        mix: OrderMix,
        stages: [Stage],
        route: [Step],
        assistants: [Assistant],
        overtimeLimit: Microseconds = 45 * .minute
    ) {
        self.name = name
        self.zone = zone
        self.firstDate = firstDate
        self.publicHolidays = publicHolidays
        self.arrivals = arrivals
        self.mix = mix
        self.stages = stages
        self.route = route
        self.assistants = assistants
        self.overtimeLimit = overtimeLimit
    }

    /// When the desk opens: midnight of its first date.
    public var opening: Microseconds {
        zone.instant(local: Microseconds(firstDate.daysSinceEpoch) * .day)
    }

    func isWorkingDay(_ daysSinceEpoch: Int) -> Bool {
        CivilDate.weekday(daysSinceEpoch: daysSinceEpoch) < 5
            && !publicHolidays.contains(CivilDate(daysSinceEpoch: daysSinceEpoch))
    }

    /// The same desk made larger, so that this many orders take at most two years: as many copies of the team
    /// as it needs, each with its share of the orders. Rules stay as they are.
    public func sized(forOrders orders: Int) -> DeskDescription {
        let teams = Int((Double(orders) / (arrivals.ordersPerWeek * 104)).rounded(.up))
        guard teams > 1 else { return self }
        var larger = self
        larger.arrivals = arrivals.multiplied(by: teams)
        for team in 2...teams {
            for var assistant in assistants {
                assistant.name = BilingualName(
                    "\(assistant.name.english) \(team)",
                    "\(assistant.name.chinese)\(team)"
                )
                larger.assistants.append(assistant)
            }
        }
        return larger
    }
}
