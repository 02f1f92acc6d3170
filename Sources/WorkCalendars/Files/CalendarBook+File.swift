import EventLogs

extension CalendarBook {
    /// Reads a calendar file: YAML or JSON in the form below, or the JSON of the research tools.
    ///
    /// ```yaml
    /// zone: Europe/Berlin                       # IANA name; the log's zone if not given
    /// holidays: [2026-12-25, 2026-12-26]        # nobody works, except `always`
    /// workdays:                                 # worked although a weekend or holiday
    ///   - 2026-02-14                            # with the hours of the first weekday that is worked
    ///   - {date: 2026-02-15, like: friday}
    ///   - {date: 2026-02-16, hours: "09:00-12:00"}
    /// calendars:
    ///   office:
    ///     monday-friday: ["09:00-12:30", "13:00-17:30"]
    ///     friday: "09:00-13:00"                 # one day overrules the range that it is in
    ///     leave: [{from: 2026-08-03, to: 2026-08-14}, 2026-09-01, {from: 2026-09-02 13:00, to: 2026-09-02 24:00}]
    ///   nights: {周一-周五: "22:00-06:00", zone: Asia/Shanghai, holidays: [2026-10-01]}
    ///   bot: always
    /// resources:                                # by the name that the log has
    ///   Anna: office
    ///   "Robot 1": always
    ///   Ben: {calendar: office, leave: [2026-05-04]}
    /// teams:
    ///   warehouse: {members: [Chen, Dora], calendar: nights}
    /// leave:
    ///   Anna: [{from: 2026-05-04, to: 2026-05-08}]
    /// default: office                           # everybody else
    /// ```
    ///
    /// A date as the end of a leave is included; a time is not. A resource's own entry is stronger than its team's.
    ///
    /// Also read, as they stand in `zone`: a mapping of resources to lists of
    /// `{from, to, beginTime, endTime}` (waiting-time-analysis), and a simulation model with `resource_calendars` and
    /// `resource_profiles` (Prosimos), where a profile of amount n > 1 has the resources `name_0 ... name_(n-1)`. Those two
    /// cannot write 24:00; an end from 23:59 on means it.
    ///
    /// - Parameters:
    ///   - text: the content of the file.
    ///   - file: its name, for errors.
    ///   - zone: the zone of hours for which the file names none.
    /// - Throws: ``CalendarFileError`` with the place.
    public init(text: String, file: String, zone: ZoneRules) throws(CalendarFileError) {
        let root = try CalendarFileNode(text: text, file: file)
        let entries = try root.entries()
        if entries.contains(where: { $0.name == "resource_calendars" }) {
            self = try ResearchCalendarFile(zone: zone).simulationModel(root)
        } else if !entries.isEmpty,
            entries.allSatisfy({ $0.value.node.sequence?.first?.mapping?["beginTime"] != nil })
        {
            self = try ResearchCalendarFile(zone: zone).periodsByResource(entries.map { ($0.name, $0.value) })
        } else {
            var file = CalendarFile(zone: zone)
            self = try file.book(root)
        }
    }
}
