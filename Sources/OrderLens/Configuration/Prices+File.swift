import Improvements

extension Prices {
    /// ```yaml
    /// costs:
    ///   currency: EUR
    ///   hour: 38              # an hour of somebody's work
    ///   head: 1450            # one more person, a week (their hours at the price of an hour if left out)
    ///   late-order: 120
    ///   rule-hours: 8         # work to agree on a rule and bring it in
    ///   training-hours: 24    # to teach somebody an activity
    ///   system-hours: 400     # to have a system do an activity
    /// ```
    /// - Throws: ``ConfigurationError`` with the place.
    init(_ node: ConfigurationNode) throws {
        self.init()
        let keys = ["currency", "hour", "head", "late-order", "rule-hours", "training-hours", "system-hours"]
        for (name, value) in try node.entries(allowed: keys) {
            switch name {
            case "currency": currency = try value.text()
            case "hour": hour = try value.price()
            case "head": head = try value.price()
            case "late-order": lateOrder = try value.price()
            case "rule-hours": ruleHours = try value.price()
            case "training-hours": trainingHours = try value.price()
            case "system-hours": systemHours = try value.price()
            default: preconditionFailure("every key that is allowed is read")
            }
        }
    }
}

extension ConfigurationNode {
    /// A number from 0 on.
    fileprivate func price() throws -> Double {
        guard let number = Double(try text()), number.isFinite, number >= 0 else {
            throw expected("a number, 0 or more, such as 38 or 0.5")
        }
        return number
    }
}
