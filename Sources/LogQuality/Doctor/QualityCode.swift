/// What kind of thing a finding is about; the names are the same in every version and language.
public enum QualityCode: String, Codable, Sendable, CaseIterable {
    // Times.
    case timesImplausible = "times-implausible"
    case timesOutlying = "times-outlying"
    case orderTimesImplausible = "order-times-implausible"
    case endBeforeStart = "end-before-start"
    case startsEqualEnds = "starts-equal-ends"
    case zeroLength = "zero-length"
    case arrivalAfterFirstEvent = "arrival-after-first-event"
    case promiseBeforeArrival = "promise-before-arrival"
    case completedBeforeFirstEvent = "completed-before-first-event"
    case allTimesEqual = "all-times-equal"
    case ordersWithoutSpan = "orders-without-span"
    case datesOnly = "dates-only"
    case someDatesOnly = "some-dates-only"
    case roundedTimes = "rounded-times"
    case heapedTimes = "heaped-times"
    case piledTimes = "piled-times"
    case dayMonthSwapped = "day-month-swapped"
    case orderTimeSwapped = "order-time-swapped"
    case dayMonthAmbiguous = "day-month-ambiguous"
    case clockShift = "clock-shift"
    case mixedOffsets = "mixed-offsets"
    case zoneAssumed = "zone-assumed"

    // Rows.
    case blankOrder = "blank-order"
    case blankActivity = "blank-activity"
    case blankTime = "blank-time"
    case unreadableTime = "unreadable-time"
    case wrongFieldCount = "wrong-field-count"
    case unreadableOrderTimes = "unreadable-order-times"
    case orderValueVaries = "order-value-varies"
    case duplicateRows = "duplicate-rows"
    case rowsRepeat = "rows-repeat"
    case sameStepOtherResource = "same-step-other-resource"

    // Names.
    case nameVariants = "name-variants"
    case blanksAroundNames = "blanks-around-names"
    case placeholderNames = "placeholder-names"

    // Resources.
    case noResource = "no-resource"
    case missingResource = "missing-resource"
    case manyThingsAtOnce = "many-things-at-once"
    case roundTheClock = "round-the-clock"
    case thousandsADay = "thousands-a-day"
    case resourceAutomatic = "resource-automatic"

    // Columns.
    case outcomeLeak = "outcome-leak"
    case outcomeLeakPair = "outcome-leak-pair"
    case leadTimeCopy = "lead-time-copy"
    case knownOnlyLater = "known-only-later"
    case determiningLevel = "determining-level"
    case constantColumns = "constant-columns"
    case idColumns = "id-columns"
    case blankColumns = "blank-columns"

    // Orders.
    case startsAbsent = "starts-absent"
    case startsEstimated = "starts-estimated"
    case unfinished = "unfinished"
    case openAtTheEnd = "open-at-the-end"
    case begunBeforeTheLog = "begun-before-the-log"
    case arrivalsStop = "arrivals-stop"
    case orderYearsApart = "order-years-apart"
    case orderReused = "order-reused"
    case oneEventOrders = "one-event-orders"
    case giantOrder = "giant-order"
    case manyActivities = "many-activities"
}
