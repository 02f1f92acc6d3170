import ArgumentParser
import OrderLens

/// How people are compared who have other orders.
struct CaseMixFlags: ParsableArguments {
    /// What is expected of orders, or nothing.
    enum Mix: String, ExpressibleByArgument, CaseIterable {
        case leadTime = "lead-time"
        case late
        case none
    }

    @Option(
        help: """
            Adjust fair means for the mix of orders by their expected lead time, by their chance of being late, or not at all.
            """
    )
    var mix = Mix.leadTime

    @OptionGroup var late: LateFlags

    @Option(help: "An order attribute that people decide on, to leave out of the mix; may be repeated.")
    var without: [String] = []

    @Option(
        help: """
            An order attribute that is known at arrival, although the doctor doubts it, to take into the mix; may be repeated.
            """
    )
    var given: [String] = []

    /// Nil where nothing is to be adjusted.
    func options(seed: UInt64) -> CaseMixFinding.Options? {
        var options = CaseMixFinding.Options()
        switch mix {
        case .none: return nil
        case .leadTime: options.outcome = .leadTime
        case .late: options.outcome = .late
        }
        options.lateRule = late.rule
        options.expectations.seed = seed
        for name in without { options.expectations.drivers.leftOut[name] = .asked }
        options.expectations.drivers.knownAtArrival = Set(given)
        return options
    }
}
