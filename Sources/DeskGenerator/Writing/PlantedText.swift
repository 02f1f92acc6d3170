/// What is planted in a desk, in words.
struct PlantedText {
    let lines: [String]

    init(_ truth: DeskTruth) {
        let planted = truth.planted
        var lines: [String] = []
        for assistant in planted.assistants {
            let duringTheLog = assistant.leave.filter { $0 < truth.to }
            if duringTheLog.isEmpty { continue }
            let spans = duringTheLog.map {
                $0.replacing("T00:00:00", with: "").replacing("/", with: " to ")
            }
            lines.append(
                "Away: \(assistant.name) (\(assistant.activities.joined(separator: ", "))), "
                    + "\(spans.joined(separator: "; ")), the last date not included."
            )
        }
        for rule in planted.queueRules where rule.rule == QueueRule.keyCustomersFirst.rawValue {
            lines.append("Key customers go first: \(rule.activity).")
        }
        for rule in planted.queueRules where rule.rule == QueueRule.earliestPromiseFirst.rawValue {
            lines.append("The earliest promise goes first: \(rule.activity).")
        }
        for rule in planted.batchRules {
            let when = rule.times.map { "at \($0.joined(separator: " and "))" } ?? "in \(rule.size ?? 0)s"
            lines.append(
                "Batches: \(rule.activity), \(when), \(rule.processing): "
                    + "\(rule.instances) instances in \(rule.batches) batches."
            )
        }
        for wait in planted.externalWaits {
            lines.append(
                "Outside wait: \(wait.name) before \(wait.activity), \(wait.times) times, \(wait.hours) hours in all; "
                    + "chances: \(PlantedText.text(wait.chances))."
            )
        }
        for rework in planted.rework {
            lines.append(
                "Rework: \(rework.name), from \(rework.after.joined(separator: " and ")) back to "
                    + "\(rework.backTo.joined(separator: " and ")), \(rework.orders) orders; "
                    + "chances: \(PlantedText.text(rework.chances))."
            )
        }
        for activities in planted.parallel {
            lines.append("In parallel: \(activities.joined(separator: " and ")).")
        }
        self.lines = lines.isEmpty ? ["Nothing but the queue."] : lines
    }

    private static func text(_ chances: [DeskTruth.Planted.Chance]) -> String {
        chances.map { "\($0.when) \(rounded($0.probability * 100)) %" }.joined(separator: "; ")
    }
}
