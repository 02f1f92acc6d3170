/// Every sentence of the doctor in English.
enum EnglishPhrases {
    static let style = FactStyle(
        listSeparator: ", ",
        days: ("day", "days"),
        hours: ("hour", "hours"),
        minutes: ("minute", "minutes")
    )

    static let units: [QualityFinding.Unit: String] = [
        .rows: "rows", .events: "events", .orders: "orders", .resources: "resources", .columns: "columns",
        .activities: "activities", .values: "values",
    ]

    static let checks: [CheckName: String] = [
        .rejectedRows: "Every row could be read",
        .orderColumn: "The order and activity columns look right",
        .timeRange: "Times lie in a sane range",
        .timeOrder: "Starts, ends and milestones are in order",
        .swappedDates: "Day and month are not swapped",
        .timePrecision: "Times are exact",
        .clockChanges: "The clock was never moved",
        .duplicates: "Nothing is recorded twice",
        .nameVariants: "Names are spelled one way",
        .namedResources: "Every event names its resource",
        .resourceLoad: "Resources work as people do",
        .orderIdentity: "Order ids are not used twice",
        .outcomeLeaks: "No column gives the outcome away",
        .restatedEvents: "No column restates what happened",
        .columnContent: "Every column says something",
        .startTimes: "Starts are recorded",
        .logEdges: "Orders are whole at the log's edges",
    ]

    static let findings: [QualityCode: Phrase] = times.merging(rows) { $1 }.merging(names) { $1 }
        .merging(columns) { $1 }.merging(orders) { $1 }

    private static let times: [QualityCode: Phrase] = [
        .timesImplausible: Phrase(
            "Impossible times",
            "{count} of {of} events ({share}) lie before 1990 or after 2099. One such time makes a lead time of decades, and with it every mean and sum wrong.",
            "Correct these times at their source, or leave these orders out."
        ),
        .logLongAgo: Phrase(
            "A log outside of history",
            "{count} of {of} events ({share}) lie before 1990 or after 2099. Perhaps times count from a beginning of their own, as in simulations.",
            "Durations may be right; weekdays, holidays and working hours are not, unless the log is that old."
        ),
        .timesOutlying: Phrase(
            "Times far from all others",
            "{count} of {of} events ({share}) lie far outside {from} to {to}, where 98 % of the log is.",
            "Check the example rows: a typing error in the year, a test order, or one very old order. Leave out what is wrong."
        ),
        .orderTimesImplausible: Phrase(
            "Impossible order times",
            "The {columns} time of {count} of {of} orders ({share}) lies before 1990 or after 2099.",
            "Such values usually stand for \"not known\". Make them blank in the export."
        ),
        .endBeforeStart: Phrase(
            "Ends before starts",
            "{count} of {of} rows ({share}) end before they start. They were rejected, and their hours are missing.",
            "Check whether the two columns were exchanged or come from clocks that differ; correct the rows and read the log again."
        ),
        .startsEqualEnds: Phrase(
            "Starts repeat the ends",
            "{count} of {of} recorded starts ({share}) equal the end: the start column says nothing, and no processing time can be seen.",
            "Leave the start column out, so that starts are estimated, or export the real starts."
        ),
        .zeroLength: Phrase(
            "Work without length",
            "{count} of {of} events with a recorded start ({share}) end in the instant they start; most of them: {activities}.",
            "These are milestones or automatic steps. Their processing time is nil, not short."
        ),
        .arrivalAfterFirstEvent: Phrase(
            "Orders arrive after their first event",
            "{count} of {of} orders ({share}) have work recorded before they arrived.",
            "Check that the arrival column is the right one, and that its zone and date format are those of the events."
        ),
        .promiseBeforeArrival: Phrase(
            "Promised before arrival",
            "{count} of {of} orders ({share}) were promised for a time before they arrived, so they are late whatever is done.",
            "Check the date format of the promise column, and whether these orders were entered afterwards."
        ),
        .completedBeforeFirstEvent: Phrase(
            "Completed before the first event",
            "{count} of {of} orders ({share}) were completed before anything was done for them.",
            "Check that the completion column is the right one, and its zone and date format."
        ),
        .allTimesEqual: Phrase(
            "All times are the same",
            "All {count} events have one and the same time: there are no durations in this log.",
            "Another column must hold the times, or the export replaced them. Nothing can be computed from this file."
        ),
        .ordersWithoutSpan: Phrase(
            "Orders without any duration",
            "In {count} of {of} orders with several events ({share}) all events have the same time.",
            "The time is probably that of the export or of a nightly job, not of the work. Look for another time column."
        ),
        .datesOnly: Phrase(
            "Dates without times",
            "{count} of {of} events ({share}) are at midnight: the log has dates only. Order within a day, and everything shorter than a day, is unknown.",
            "Export the time of day too. Until then read results in whole days."
        ),
        .someDatesOnly: Phrase(
            "Some activities have dates only",
            "{count} of {of} events ({share}) are at midnight, because these activities are always booked by date: {activities}. Waiting before and after them is wrong by up to a day.",
            "Export the time of day of these activities; until then do not trust their waiting times below a day, nor their place within it."
        ),
        .roundedTimes: Phrase(
            "Rounded times",
            "Times are whole multiples of {step} ({share} of the events). Shorter durations are invisible, and what happens within one step has no order.",
            "Export the seconds if the system has them."
        ),
        .heapedTimes: Phrase(
            "Times typed by hand",
            "{count} of {of} events ({share}) have a minute divisible by five, where one in five would by chance: about {excess} of the times seem to be typed in or scheduled.",
            "Treat durations of a few minutes with care."
        ),
        .piledTimes: Phrase(
            "Many events at one time of day",
            "{count} of {of} events ({share}) are at exactly {time}; most of them: {activities}. A default or a batch run, not the moment of the work.",
            "Find the real time of these events, or judge them in whole days."
        ),
        .dayMonthSwapped: Phrase(
            "Day and month are swapped",
            "{count} of {of} dates ({share}) can be read either way round, and look swapped: in {for} orders they come nearer to the order's other dates when swapped back, in {against} they move away. Their median distance from the order's sure dates (day above 12) falls from {before} to {after}.",
            "Somebody read day/month as month/day wherever the day is at most 12. Take the original export and name its date format, or swap these dates back. Until then lead times are wrong by months."
        ),
        .dayMonthSwappedAgainstColumn: Phrase(
            "Another time column says that day and month are swapped",
            "Column {columns} keeps a steady distance from the times of \"{activity}\" whose day is above 12. From the {count} of {of} times that can be read either way round it departs by {before}, and by {after} when they are swapped back.",
            "Swap these dates back, or take the original export. Column {columns} may serve to check them."
        ),
        .orderTimeSwapped: Phrase(
            "Day and month are swapped in an order column",
            "The {columns} time of {count} of {of} orders ({share}) can be read either way round, and looks swapped: {for} orders come nearer to their events when swapped back, {against} move away.",
            "Name the date format of this column, or swap these dates back."
        ),
        .dayMonthAmbiguous: Phrase(
            "Day and month cannot be told apart",
            "No value of column {columns} has a day above 12, so nothing in it says which number is the month; it was read as {format}.",
            "Name the date format of this column."
        ),
        .clockShift: Phrase(
            "The clock moved by whole hours",
            "From these days on the same work is recorded at other hours: {shifts}. Either times are not in one zone (daylight saving, a new server), or the hours of work changed.",
            "If these are days of clock changes, name the zone that people live in (such as Europe/Berlin); otherwise check what changed then. Working hours found in the log are blurred by it."
        ),
        .mixedOffsets: Phrase(
            "Times with different offsets",
            "Times come with {count} offsets from UTC: {offsets}. They are shown in {shown}.",
            "The instants are right. Name the zone of the desk, so that days and working hours are cut where people cut them."
        ),
        .zoneAssumed: Phrase(
            "The zone is a guess",
            "Times carry no zone; they were read as {zone}.",
            "Name the zone of the desk: days with a clock change and working hours depend on it."
        ),
    ]

    private static let rows: [QualityCode: Phrase] = [
        .blankOrder: Phrase(
            "Rows without an order",
            "{count} of {of} rows ({share}) have a blank order id and were rejected.",
            "Find out which order they belong to; its hours are missing them."
        ),
        .blankActivity: Phrase(
            "Rows without an activity",
            "{count} of {of} rows ({share}) have a blank activity and were rejected.",
            "Name the activity in the export, or leave these rows out of it."
        ),
        .blankTime: Phrase(
            "Rows without a time",
            "{count} of {of} rows ({share}) have no time and were rejected.",
            "Events that have not happened yet may be left out; others need their time."
        ),
        .unreadableTime: Phrase(
            "Times that cannot be read",
            "{count} of {of} rows ({share}) have a time that cannot be read and were rejected. Column: {columns}.",
            "Name the date format of the column, or correct the rows."
        ),
        .wrongFieldCount: Phrase(
            "Rows with too few or too many fields",
            "{count} of {of} rows ({share}) do not have the columns of the header and were rejected.",
            "A separator or line break inside a text without quotes does this. Export with quotes."
        ),
        .unreadableOrderTimes: Phrase(
            "Order times that cannot be read",
            "In {count} of {of} rows ({share}) the time in column {columns} cannot be read; it counts as missing.",
            "Name the date format of this column."
        ),
        .orderValueVaries: Phrase(
            "An order's value changes",
            "Column {columns} should be one value for each order, but changes within {count} of {of} orders ({share}). One was taken.",
            "Make sure that the value taken is the one known when the order arrived, or make the column one of events."
        ),
        .duplicateRows: Phrase(
            "Duplicate rows",
            "{count} of {of} events ({share}) repeat another row exactly; most of them: {activities}. Unless it really happened again in the same instant, work and rework are counted twice.",
            "Remove the repeated rows at the export, usually a join that multiplies rows."
        ),
        .rowsRepeat: Phrase(
            "Rows that repeat an event",
            "{count} of {of} events ({share}) have the order, activity, resource and times of another row and differ only in: {columns}. Perhaps one row for each item.",
            "If a row is an item and not an event, export one row for each event: each counts as work of its own."
        ),
        .sameStepOtherResource: Phrase(
            "One step by two resources at once",
            "{count} of {of} events ({share}) have the order, activity and times of another row, by another resource; most of them: {activities}.",
            "If both worked on it, nothing is wrong. If one is the person who signs, export only who did the work."
        ),
    ]

    private static let names: [QualityCode: Phrase] = [
        .nameVariants: Phrase(
            "Spellings of one name",
            "In column {columns} {names:name comes/names come} in several spellings, which differ by capitals or blanks only, first {first}. {count} of {of} {unit} ({share}) have a rarer spelling.",
            "Bring them to one spelling: each counts as a thing of its own."
        ),
        .blanksAroundNames: Phrase(
            "Blanks around names",
            "In column {columns} {names:name has/names have} a blank before or after ({count} of {of} events).",
            "Harmless here, but a filter or a join on the name will miss them."
        ),
        .placeholderNames: Phrase(
            "Resources that stand for nobody",
            "{count} of {of} events ({share}) have as resource: {names}. It is treated as one person who does all that work.",
            "Make these blank if they mean \"not known\", and leave out test entries."
        ),
        .noResource: Phrase(
            "No resource",
            "No event names who did it. Hand-offs, queues, batches and working hours of people cannot be seen, and such waiting is undetermined.",
            "Export the person, team or system of each event."
        ),
        .missingResource: Phrase(
            "Events without a resource",
            "{count} of {of} events ({share}) name no resource; most of them: {activities}. The causes of waiting before them are undetermined.",
            "Export who did it. For automatic steps name the system."
        ),
        .manyThingsAtOnce: Phrase(
            "Many things at once",
            "{resources:resource works/resources work} on more than ten things at once for half of the time or more (at most {things}), in {count} of {of} events ({share}): {names}. Teams or systems, or the times are those of open tasks and not of work.",
            "Do not read their time as work; name persons instead of teams, or treat the activity as one without a queue."
        ),
        .roundTheClock: Phrase(
            "Resources that never sleep",
            "{resources:resource has/resources have} events in twenty or more hours of the day, on a fifth of the days or more, in {count} of {of} events ({share}): {names}.",
            "A system, or an account that several people share. Treat it as always on; do not compare it with people."
        ),
        .thousandsADay: Phrase(
            "Thousands of events a day",
            "{resources:resource has/resources have} days with a thousand events or more (at most {events}), in {count} of {of} events ({share}): {names}.",
            "A system, or an account that several people share. Do not compare it with people."
        ),
        .resourceAutomatic: Phrase(
            "Resources that look automatic",
            "{resources:resource looks like a system/resources look like systems}, by name or because nights and weekends are worked like any other time, in {count} of {of} events ({share}): {names}.",
            "Leave them out when people are compared. Their calendar is round the clock."
        ),
    ]

    private static let columns: [QualityCode: Phrase] = [
        .outcomeLeak: Phrase(
            "Columns that give lateness away",
            "These columns tell late from on-time orders nearly perfectly (area under the curve): {strengths}. They are made from the outcome, or known only after it.",
            "Do not use them as causes: they would explain everything and mean nothing."
        ),
        .outcomeLeakPair: Phrase(
            "Columns that give lateness away together",
            "The difference of these columns tells late from on-time orders nearly perfectly (area under the curve): {pairs}.",
            "One of them is the promise, the other the outcome. Use neither as a cause; they can serve as promise and completion."
        ),
        .leadTimeCopy: Phrase(
            "Columns that follow the lead time",
            "These columns run with the lead time nearly perfectly (rank correlation): {strengths}.",
            "They are made from the completion. Do not use them as causes."
        ),
        .knownOnlyLater: Phrase(
            "Times that are known only later",
            "Values of these columns lie after the order's first event: {columns}.",
            "Unless they were promised or planned when the order arrived, do not use them as causes."
        ),
        .determiningLevel: Phrase(
            "A value that nearly decides lateness",
            "Orders with these values nearly all have the rarer outcome (late/orders): {levels}.",
            "Find out whether this is a cause or a way of booking (returns, dummy dates). If it is the latter, leave these orders out."
        ),
        .impossiblePromise: Phrase(
            "Promised before they arrive",
            "Orders with these values are nearly all late (late/orders): {levels}; of all others {others} are. But they are promised for a time before they arrive ({promises}), so they are late whatever is done: an artefact of how they are booked, and no cause.",
            "Judge these orders by another promise, or leave them out. Drivers and segments do not count them as late or in time."
        ),
        .otherProcess: Phrase(
            "Orders of another process",
            "Orders with these values are nearly all late (late/orders): {levels}; of all others {others} are. But they go another way (activity, orders of theirs, of the others): {routes}. Perhaps the rule that says what is late was not made for them.",
            "Judge them by a rule of their own, or leave them out. Drivers and segments do not count them as late or in time."
        ),
        .restatesEvents: Phrase(
            "Columns that restate what happened",
            "Orders have these values where one of these activities came later in them, and hardly otherwise ({agreement} of the orders agree): {levels}.",
            "They sum up what happened, written when it was over. Do not use them as causes; rework, changes and hand-offs are counted from the events anyway."
        ),
        .goesWithActivity: Phrase(
            "Columns that go with one activity",
            "These values and a later activity come together ({agreement} of the orders agree): {levels}. Either the value decides that it is done, or it was written because it was.",
            "In the second case leave the column out (--without); in the first it may be a cause."
        ),
        .constantColumns: Phrase(
            "Columns with one value",
            "The same value everywhere, in {count} of {of:column/columns}: {columns}.",
            "They explain nothing and are left out of comparisons."
        ),
        .idColumns: Phrase(
            "Columns that are ids",
            "Another value in every row, in {count} of {of:column/columns}: {columns}.",
            "They are ids, not properties. Leave them out."
        ),
        .blankColumns: Phrase(
            "Nearly blank columns",
            "Blank in 95 % of the rows or more, in {count} of {of:column/columns}: {columns}.",
            "Check the export, or leave them out."
        ),
    ]

    private static let orders: [QualityCode: Phrase] = [
        .startsAbsent: Phrase(
            "No starts",
            "{count} of {of} events ({share}) have one time only, their end. How long work took, and how long it waited before, cannot be told apart from the data alone.",
            "Export when work began. Otherwise starts are estimated, and results say so."
        ),
        .startsEstimated: Phrase(
            "Estimated starts",
            "The start of {count} of {of} events ({share}) is estimated: the later of when the order was ready and when the resource was done with its previous work.",
            "Processing times are upper limits. Export when work began."
        ),
        .unfinished: Phrase(
            "Work that never ended",
            "{count} of {of} rows ({share}) start work that is not finished in this log; they were rejected.",
            "If they are still open this is right. Otherwise their completion is missing from the export."
        ),
        .openAtTheEnd: Phrase(
            "Orders still open at the log's end",
            "{count} of {of} orders ({share}) end, near the end of the log, with an activity that settled orders do not end with. Their lead times are too short.",
            "Leave out orders that are not completed, or export a later log."
        ),
        .begunBeforeTheLog: Phrase(
            "Orders begun before the log",
            "{count} of {of} orders ({share}) begin, near the beginning of the log, with an activity that settled orders do not begin with. Their lead times are too short.",
            "Leave out these orders, or export from an earlier day."
        ),
        .arrivalsStop: Phrase(
            "Arrivals stop before the log ends",
            "From {from} to {to} {count:order arrives/orders arrive}, where {expected} would at the rate before: the log was cut by arrival, or new orders are missing.",
            "Do not read the last weeks as a trend: they hold the long orders only."
        ),
        .orderYearsApart: Phrase(
            "Orders with years between two events",
            "{count} of {of} orders ({share}) rest for more than a year and five times longer than usual (19 in 20 rest at most {usual}); the longest for {longest}.",
            "Check whether the id was used again, or a date is wrong."
        ),
        .orderReused: Phrase(
            "Order ids that were used again",
            "{count} of {of} orders ({share}) end, rest for up to {longest} (19 in 20 rest at most {usual}) and begin anew.",
            "If the id was given out twice, make it unique, for example with the year."
        ),
        .oneEventOrders: Phrase(
            "Orders of one event",
            "{count} of {of} orders ({share}) have a single event. The column taken for the order is probably the id of the event.",
            "Choose the column that is the same for all events of an order."
        ),
        .giantOrder: Phrase(
            "One giant order",
            "Order {order} has {count} of all {of} events ({share}): probably a default for \"no order\".",
            "Leave it out, or choose another order column."
        ),
        .manyActivities: Phrase(
            "Too many activities",
            "There are {count} different activities in {events} events: the column probably holds ids or free text.",
            "Choose the column that names the step, or group its values."
        ),
    ]
}
