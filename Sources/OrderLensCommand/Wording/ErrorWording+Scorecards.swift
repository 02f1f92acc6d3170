import OrderLens

/// Errors of scorecards, their formulas and tables. Those with a place word themselves.
extension ErrorWording {
    /// Nil for an error of something else.
    static func ofScorecards(_ error: any Error) -> ErrorWording? {
        switch error {
        case let error as CardFileError: ErrorWording(.usage, "\(error)")
        case let error as FormulaError: ErrorWording(error.isOfData ? .data : .usage, "\(error)")
        case let error as QueryFault: ErrorWording(.failed, "\(error)")
        case let error as MeasurementError: ErrorWording(.data, "\(error)")
        case let error as OwnTableError: ErrorWording(.data, "\(error)")
        case let error as PanelError: wording(error)
        case let error as AppealError: wording(error)
        case let error as ScorecardInputError: wording(error)
        default: nil
        }
    }

    private static func wording(_ error: PanelError) -> ErrorWording {
        switch error {
        case .twoValues(let person, let period, let column):
            ErrorWording(
                .data,
                "Two tables have a value of \(column) for \(person) in \(period).",
                "Take it out of one of them."
            )
        case .mixedLengths(let first, let other):
            ErrorWording(.data, "\(first) and \(other) are periods of different lengths.", "Give all in one.")
        }
    }

    private static func wording(_ error: AppealError) -> ErrorWording {
        switch error {
        case .noReason: ErrorWording(.usage, "An appeal needs a reason.", "Say why with --reason.")
        case .nobody: ErrorWording(.usage, "An appeal needs somebody who enters it.", "Say who with --by.")
        case .noSuchSubject(.event(let number)):
            ErrorWording(
                .usage,
                "The workspace has no event \(number).",
                "\"orderlens score PERSON PERIOD WORKSPACE --scorecard FILE --explain\" shows the numbers of events."
            )
        case .noSuchSubject(.order(let name)):
            ErrorWording(.usage, "The workspace has no order \"\(name)\".", "Name it as the log does.")
        }
    }

    private static func wording(_ error: ScorecardInputError) -> ErrorWording {
        switch error {
        case .unreadableCard(let path):
            ErrorWording(
                .failed,
                "The scorecard \(path) cannot be read: there is no such file, or it is not text in UTF-8.",
                "Documentation/Scorecards.md says what is in one."
            )
        case .noSuchIndicator(let id, let known):
            ErrorWording(.usage, "The card has no indicator \"\(id)\".", suggestion(id, among: known))
        case .undecidedRatings(let candidates):
            ErrorWording(
                .usage,
                candidates.isEmpty
                    ? "The card has no indicator with source: peer that the marks could be of."
                    : "The marks may be of \(candidates.joined(separator: " or of ")).",
                "Name it with --ratings-of."
            )
        case .nothingMeasured(let card, let hasWorkspace):
            ErrorWording(
                .data,
                "Nothing is measured for \(card).",
                hasWorkspace
                    ? "Its formulas gave no facts, and the tables no values."
                    : "Name a workspace that its formulas select from, or tables with --indicators."
            )
        case .noSuchPerson(let person, let known):
            ErrorWording(.usage, "Nothing is measured of \"\(person)\".", suggestion(person, among: known))
        case .noSuchPeriod(let text, let first, let last):
            ErrorWording(
                .usage,
                "\"\(text)\" is none of the periods from \(first) to \(last).",
                "Name one of them."
            )
        case .nothingOfPerson(let person, let period):
            ErrorWording(.usage, "Nothing is measured of \(person) in \(period).", "Name another period.")
        }
    }
}

extension FormulaError {
    /// Whether what the formula found is wrong, and not how it is written.
    fileprivate var isOfData: Bool {
        switch problem {
        case .valueNotNumber, .valueNotShare, .timeUnreadable, .notPeriod, .eventNotNumber, .noValues: true
        default: false
        }
    }
}
