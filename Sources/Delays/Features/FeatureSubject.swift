import EventLogs

extension OrderFeature {
    /// What a feature is about.
    public enum Subject: Sendable, Hashable {
        /// An order attribute: levels, numbers, or hours from the order's arrival to the time that it gives.
        case attribute(String)
        /// Hours from the order's arrival to its promised time.
        case promisedTime
        /// The hour of the day, 0 to 23, in the log's zone; so are all parts of the calendar.
        case arrivalHour
        /// Monday to Sunday.
        case arrivalWeekday
        /// January to December.
        case arrivalMonth
        /// Whether it arrived on one of the last three days of a month.
        case arrivalMonthEnd
        /// Whether it arrived on a holiday.
        case arrivalHoliday
        /// Orders that had arrived before and were not complete.
        case workInProgress
        /// Orders that had arrived in the 24 hours before.
        case recentArrivals
        /// Orders that had arrived before, begin with the same activity, and had not ended it.
        case openFirstStage
        /// Activities that had happened before in the order.
        case rework
        /// Activities that somebody else took over.
        case handOffs
        /// Who did the first activity.
        case firstResource
        /// How many people, or systems, are named to have had a hand in it.
        case resourceCount
        /// Whether it was part of a batch.
        case batched
        /// Activities that are, by their name, changes to the order.
        case changes
    }
}

extension OrderFeature.Subject {
    public var kind: OrderFeature.Kind {
        switch self {
        case .attribute, .promisedTime, .arrivalHour, .arrivalWeekday, .arrivalMonth, .arrivalMonthEnd,
            .arrivalHoliday, .workInProgress, .recentArrivals, .openFirstStage:
            .given
        case .rework, .handOffs, .firstResource, .resourceCount, .batched, .changes: .happened
        }
    }

    /// In English; that of an attribute as the source has it.
    public var name: String {
        switch self {
        case .attribute(let name): name
        case .promisedTime: "promised time"
        case .arrivalHour: "arrival hour"
        case .arrivalWeekday: "arrival weekday"
        case .arrivalMonth: "arrival month"
        case .arrivalMonthEnd: "arrival at month-end"
        case .arrivalHoliday: "arrival on a holiday"
        case .workInProgress: "work in progress"
        case .recentArrivals: "arrivals of the last day"
        case .openFirstStage: "open work of the first stage"
        case .rework: "rework"
        case .handOffs: "hand-offs"
        case .firstResource: "first resource"
        case .resourceCount: "number of resources"
        case .batched: "in a batch"
        case .changes: "changes"
        }
    }

    /// The name of the case, for programs.
    public var key: String {
        switch self {
        case .attribute: "attribute"
        case .promisedTime: "promisedTime"
        case .arrivalHour: "arrivalHour"
        case .arrivalWeekday: "arrivalWeekday"
        case .arrivalMonth: "arrivalMonth"
        case .arrivalMonthEnd: "arrivalMonthEnd"
        case .arrivalHoliday: "arrivalHoliday"
        case .workInProgress: "workInProgress"
        case .recentArrivals: "recentArrivals"
        case .openFirstStage: "openFirstStage"
        case .rework: "rework"
        case .handOffs: "handOffs"
        case .firstResource: "firstResource"
        case .resourceCount: "resourceCount"
        case .batched: "batched"
        case .changes: "changes"
        }
    }

    var hasOrderedLevels: Bool {
        switch self {
        case .arrivalHour, .arrivalWeekday, .arrivalMonth: true
        default: false
        }
    }

    static let noYes = ["no", "yes"]
    static let hours = (0..<24).map { "\($0)" }
    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]
}
