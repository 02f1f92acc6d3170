import Improvements

struct EnglishLeverPhrases: LeverPhrases {
    func together(_ levers: [String]) -> String { levers.joined(separator: " + ") }

    func sentence(_ lever: LeverWords) -> String {
        let stage = lever("stage")
        return switch lever.kind {
        case .smallerBatch:
            lever("size") == "1" ? "No batches at \(stage)" : "Batches of \(lever("size")) at \(stage)"
        case .batchTimes: "\(stage) let through at \(lever("at").replacing(",", with: ", "))"
        case .addResource:
            lever("n") == "1" ? "1 more person for \(stage)" : "\(lever.count("n")) more people for \(stage)"
        case .pool: "One pool for \(lever.all("stage").joined(separator: ", "))"
        case .crossTrain: "\(lever("resource")) learns \(stage)"
        case .firstInFirstOut: "First in, first out at \(stage)"
        case .promiseFirst: "Earliest promise first at \(stage)"
        case .longerHours: "\(length(lever, "by")) more a day for everybody at \(stage)"
        case .shiftHours:
            "Hours at \(stage) \(length(lever, "by")) \(lever.length("by").isNegative ? "earlier" : "later")"
        case .holidayCover: "Cover for absences at \(stage)"
        case .mergeHandOff: "\(lever("to")) right after \(lever("from")), in the same hands"
        case .lessRework:
            "\(lever.percent("share")) fewer returns to \(stage), by a check"
                + (lever.all("check").isEmpty ? "" : " of \(length(lever, "check"))")
        case .automate: "A system does \(stage), in \(lever.percent("factor")) of the working time"
        case .chase: "Outside waits before \(stage) chased, down to today's P\(lever("percentile"))"
        case .levelArrivals:
            "Orders come in evenly over each \(lever("within") == "week" ? "week" : "day")"
        }
    }

    private func length(_ lever: LeverWords, _ key: String) -> String {
        let (number, isMinutes, _) = lever.length(key)
        return "\(number) \(isMinutes ? "min" : "h")"
    }

    func name(_ kind: LeverKind) -> String {
        switch kind {
        case .smallerBatch: "Smaller batches"
        case .batchTimes: "Other times for batches"
        case .addResource: "More people"
        case .pool: "One pool"
        case .crossTrain: "Cross-training"
        case .firstInFirstOut: "First in, first out"
        case .promiseFirst: "Earliest promise first"
        case .longerHours: "Longer hours"
        case .shiftHours: "Other hours"
        case .holidayCover: "Cover for absences"
        case .mergeHandOff: "Fewer hand-offs"
        case .lessRework: "Less rework"
        case .automate: "A system does it"
        case .chase: "Chasing outside waits"
        case .levelArrivals: "Even arrivals"
        }
    }

    func assumption(_ kind: LeverKind) -> String {
        switch kind {
        case .smallerBatch:
            "A batch begins as soon as so many orders wait, and each order takes its working time as before: time to set up that a large batch shares is not counted. A rule to agree on."
        case .batchTimes:
            "What waits is let through at these times every day, and takes as long as before. A rule to agree on."
        case .addResource:
            "The new people are as quick as the others, do nothing else, keep the hours of the one who does most of it now, and are there when that one is on leave. They are paid every week."
        case .pool:
            "Everybody who does one of the activities learns all of them, is as quick as the others, and keeps their hours. A training for each person and activity."
        case .crossTrain:
            "The person becomes as quick at it as the others and does it beside what they do already, in their own hours. A training."
        case .firstInFirstOut:
            "Nobody picks orders any more: what is ready first is done first. Orders that went first until now wait longer. A rule to agree on."
        case .promiseFirst:
            "Promised times are known when work is chosen, and are not changed because of it; orders without one come last. A rule to agree on."
        case .longerHours:
            "Everybody who does it stays longer on each day that they work, at full speed, for all that they do. The hours are paid."
        case .shiftHours:
            "Everybody who does it comes and goes at other times, as many hours as before. A rule to agree on."
        case .holidayCover:
            "Whenever usually somebody who does it is there and nobody is, somebody stands in who is as quick. Their hours are paid."
        case .mergeHandOff:
            "Everybody who does one of the two can do both as quickly, and whoever does the first does the second at once where now it changes hands; what it waits for outside is waited for after both. A training for each person who cannot do one of them yet, and a rule."
        case .lessRework:
            "The check finds that share of what would come back, and all that was done again because of it falls away. The check takes its time on every order, a twentieth of the working time if nothing else is said. A rule to agree on."
        case .automate:
            "The system works at any hour, any number at once, and sends no more orders back than people do. Work to build it once; the working time falls away."
        case .chase:
            "Those who are waited for answer when they are chased, so that longer waits end there; waits below an hour are left alone and do not count. Ten minutes of somebody's time for each."
        case .levelArrivals:
            "Orders can be taken in evenly over the working hours, in the order in which they come now, and their promises move with them. A rule to agree on with customers or sales."
        }
    }
}
