import ArgumentParser
import OrderLens

/// What drivers and segments have in common: the features that they are made of, and how sure their intervals are.
struct FeatureFlags: ParsableArguments {
    @Option(
        help: "An order attribute whose orders hang together, such as the customer: errors allow for that."
    )
    var cluster: String?

    @Option(help: "An order attribute to leave out; may be repeated.")
    var without: [String] = []

    @Option(
        help: "An order attribute that is known at arrival, although the doctor doubts it; may be repeated."
    )
    var given: [String] = []

    @Option(help: "A holiday, as 2024-12-25; may be repeated.")
    var holiday: [HolidayDate] = []

    @Option(
        help: "The confidence of all intervals. What is named as found may be wrong as often as they are."
    )
    var confidence = 0.95

    func validate() throws {
        guard confidence > 0, confidence < 1 else {
            throw ValidationError("--confidence lies between 0 and 1, as 0.95 does")
        }
    }

    /// With everything that these flags do not say as it is by default.
    var options: DriverOptions {
        var options = DriverOptions()
        options.cluster = cluster
        options.confidence = confidence
        options.features.holidays = Set(holiday.map(\.date))
        for name in without { options.leftOut[name] = .asked }
        options.knownAtArrival = Set(given)
        return options
    }
}
