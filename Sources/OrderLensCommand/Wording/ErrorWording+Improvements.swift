import OrderLens

/// Errors of replaying a desk and of the levers pulled at it.
extension ErrorWording {
    static func wording(_ error: ReplayError) -> ErrorWording {
        switch error {
        case .noOrders:
            ErrorWording(
                .data,
                "There is nothing to replay: no order of the log has any activity.",
                "Look at what became of its rows with `orderlens doctor`."
            )
        case .noResources:
            ErrorWording(
                .data,
                "There is no desk to replay: the log names nobody who did the work.",
                "Name the column that does with --resource-column."
            )
        case .noStarts:
            ErrorWording(
                .data,
                "The orders cannot be replayed: the log does not tell waiting from work.",
                "It needs times of the day, and starts of the work or people to estimate them from (--resource-column)."
            )
        }
    }

    static func wording(_ error: LeverPlanError) -> ErrorWording {
        let inner = wording(error.error)
        let place = error.line.map { "\(error.file):\($0)" } ?? error.file
        return ErrorWording(inner.kind, "\(place): \(inner.what)", advice: inner.advice)
    }

    static func wording(_ error: LeverError) -> ErrorWording {
        switch error {
        case .malformed(let text):
            ErrorWording(
                .usage,
                "\"\(text)\" is no lever.",
                "A lever is written as: add-resource stage=\"Check credit\" n=1"
            )
        case .noSuchLever(let name):
            ErrorWording(
                .usage,
                "There is no lever \"\(name)\".",
                suggestion(name, among: LeverKind.allCases.map(\.rawValue))
            )
        case .missing(let lever, let parameter):
            ErrorWording(.usage, "\(lever) needs \(parameter)=…")
        case .noSuchParameter(let lever, let parameter, let known):
            ErrorWording(
                .usage,
                "\(lever) has no parameter \"\(parameter)\".",
                "It has: \(known.joined(separator: ", "))"
            )
        case .badValue(let lever, let parameter, let value, let expected):
            ErrorWording(
                .usage,
                "\(lever): \(parameter)=\(value) cannot be.",
                "Expected \(words(expected))."
            )
        case .noSuchStage(let name, let known):
            ErrorWording(.usage, "The log has no activity \"\(name)\".", suggestion(name, among: known))
        case .noSuchResource(let name, let known):
            ErrorWording(.usage, "The log has no resource \"\(name)\".", suggestion(name, among: known))
        default: nothingToChange(error)
        }
    }

    private static func nothingToChange(_ error: LeverError) -> ErrorWording {
        switch error {
        case .nobodyDoes(let stage):
            ErrorWording(.data, "Nobody does \"\(stage)\" by name in the log, or a system does it already.")
        case .notBatched(let stage):
            ErrorWording(.data, "No rule collects orders by number before \"\(stage)\".")
        case .notTimed(let stage):
            ErrorWording(.data, "\"\(stage)\" is not done at fixed times of the day.")
        case .noPromises:
            ErrorWording(.data, "The log has no promises.", "Name their column with --promise-column.")
        case .noRework(let stage): ErrorWording(.data, "\"\(stage)\" is never done again in an order.")
        case .noOutsideWait(let stage):
            ErrorWording(.data, "Nothing waits an hour or longer for something outside before \"\(stage)\".")
        case .noHandOff(let from, let to):
            ErrorWording(.data, "No order goes from somebody at \"\(from)\" to somebody else at \"\(to)\".")
        case .noGap(let stage):
            ErrorWording(.data, "Somebody is there for \"\(stage)\" whenever that is usual.")
        case .alreadySo(let lever):
            ErrorWording(.data, "The lever would change nothing, for it is so already: \(lever).")
        default: ErrorWording(.data, "The lever would change nothing.")
        }
    }

    private static func words(_ expected: LeverError.Expected) -> String {
        switch expected {
        case .wholeNumber(let least): "a whole number, \(least) or more"
        case .share: "a number above 0 and not above the whole"
        case .length: "a length of time below a day, such as 30min or 1h"
        case .timesOfDay: "times of the day, such as 09:00,13:30"
        case .choice(let choices): choices.joined(separator: " or ")
        }
    }
}
