import OrderLens

/// Errors of scorecards, their formulas and tables. Those with a place word themselves.
extension ErrorWording {
    /// Nil for an error of something else.
    static func ofScorecards(_ error: any Error) -> ErrorWording? {
        switch error {
        case let error as CardFileError: ErrorWording(.usage, "\(error)")
        case let error as FormulaError:
            ErrorWording(error.isOfData ? .data : .usage, "\(error)", advice: advice(error))
        case let error as QueryFault: ErrorWording(.failed, "\(error)")
        case let error as MeasurementError: ErrorWording(.data, "\(error)")
        case let error as OwnTableError: ErrorWording(.data, "\(error)")
        case let error as PanelError: wording(error)
        case let error as AppealError: wording(error)
        case let error as ScorecardInputError: wording(error)
        case let error as PeopleGroupsError: wording(error)
        case let error as PairwiseTableError: ErrorWording(.data, "\(error)")
        case let error as WeightsInputError: wording(error)
        case let error as WeightEvidenceError: wording(error)
        case let error as CardRewritingError: wording(error)
        case AssociationError.unknownColumn(let id): wording(WeightEvidenceError.missingColumn(id))
        case AssociationError.infinite(let id, let person, let period):
            wording(WeightEvidenceError.infinite(id, person: person, period: period))
        case RegressionError.overflow(let column):
            ErrorWording(
                .data,
                "The values of \(column) are too large to compute with: their squares are beyond what a number can hold.",
                "Look for a value that was entered wrongly, or give all of them in a larger unit."
            )
        default: nil
        }
    }

    /// A table that the workspace lacks is one of the user's own, as a rule, that was not brought in.
    private static func advice(_ error: FormulaError) -> [String] {
        guard case .query(let fault) = error.problem, case .sqlite(let message) = fault.reason,
            let table = message.firstMatch(of: /^no such table: (?:main\.)?(.+)$/)?.output.1
        else { return [] }
        return [
            "Bring it in, if it is yours: orderlens import --table \(table) FILE.csv --into WORKSPACE",
            "With \"orderlens analyze\": --table \(table)=FILE.csv",
        ]
    }

    private static func wording(_ error: PeopleGroupsError) -> ErrorWording {
        switch error {
        case .noTable(let table):
            ErrorWording(
                .usage,
                "The workspace has no table \(table), which the card names for people.",
                "Bring it in with \"orderlens import --table \(table) FILE.csv --into WORKSPACE\", or name a file with --people."
            )
        case .noColumn(let column, let table, let columns):
            ErrorWording(
                .usage,
                "The table \(table) has no column \(column).",
                "It has \(columns.joined(separator: ", "))."
            )
        case .personTwice(let person, let table):
            ErrorWording(.data, "\(person) is twice in the table \(table).", "Keep one of the rows.")
        }
    }

    private static func wording(_ error: WeightsInputError) -> ErrorWording {
        switch error {
        case .noOutcomes:
            ErrorWording(
                .usage,
                "The card names no outcomes that weights could serve.",
                "Add them under \"outcomes:\"; Documentation/Scorecards.md says how."
            )
        case .nothingToWeigh:
            ErrorWording(
                .data,
                "No indicator of the card is measured, so there is nothing to weigh.",
                "Give values with --indicators, or a workspace that the card's formulas find something in."
            )
        case .nothingInCommon:
            ErrorWording(
                .data,
                "No indicator of the card has values of anybody who has outcomes in the same period.",
                "People and periods have to be named alike in the tables of both."
            )
        case .unmeasuredOutcomes(let ids):
            ErrorWording(
                .data,
                "Nothing is measured of \(ids.joined(separator: ", ")), which the weights shall serve.",
                "Give values with --outcomes or a formula in the card, or take what is not measured out of its outcomes."
            )
        case .conflict(let rules, let grid):
            ErrorWording(
                .usage,
                grid.map { "No weights that are multiples of \($0 * 100) % keep all rules of the card." }
                    ?? "No weights keep all rules of the card.",
                "These cannot hold together: \(rules.map(words).joined(separator: ", ")).",
                "Without any one of them the others can."
            )
        }
    }

    /// A rule in the words of the file.
    private static func words(_ rule: RuleRow) -> String {
        let id = rule.id ?? ""
        return switch rule.rule {
        case "total": "all weights add up to 100 %"
        case "group": "the share of \(id)"
        case "balance": "the balance of \(id) and \(rule.other ?? "")"
        case "floor": "the floor of \(id)"
        case "cap": "the cap of \(id)"
        default: "the step of \(id)"
        }
    }

    private static func wording(_ error: WeightEvidenceError) -> ErrorWording {
        switch error {
        case .missingColumn(let id):
            ErrorWording(
                .data,
                "Nothing is measured of \(id).",
                "Give its values with --indicators or --outcomes, or a formula in the card."
            )
        case .noCompleteRows:
            ErrorWording(
                .data,
                "No person and period has all indicators and outcomes.",
                "Weights are fitted to such rows alone; \"orderlens scores\" shows what is measured."
            )
        case .infinite(let id, let person, let period):
            ErrorWording(.data, "\(id) of \(person) in \(period) is infinite.", "Correct the value.")
        case .outcomeDoesNotVary(let id):
            ErrorWording(
                .data,
                "Beyond what people and periods have in common, \(id) does not vary.",
                "There is nothing that a score could follow: measure more periods, or leave the outcome out."
            )
        case .tooFewPeople(let count):
            ErrorWording(
                .data,
                count == 1
                    ? "One person has complete rows; weights need more than one."
                    : "\(count) people have complete rows; weights need more than one.",
                "Measure more people."
            )
        }
    }

    private static func wording(_ error: CardRewritingError) -> ErrorWording {
        switch error {
        case .otherWeights:
            ErrorWording(
                .usage,
                "With the proposed weights in their places the card says others.",
                "Give each indicator a plain weight of its own, such as 12.5 %, and no alias."
            )
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
        case .enteredAlready(let number):
            ErrorWording(.usage, "Appeal \(number) says the same already.", "Nothing was entered.")
        case .noSuchIndicator(let id, let known):
            ErrorWording(
                .usage,
                "The card has no indicator or outcome \"\(id)\".",
                suggestion(id, among: known)
            )
        case .noFormula(let id):
            ErrorWording(
                .usage,
                "The values of \(id) are imported, so that there are no facts to take out.",
                "Correct the table instead."
            )
        case .noSuchPerson(let person, let known):
            ErrorWording(.usage, "The card has no fact of \"\(person)\".", suggestion(person, among: known))
        case .unknownPerson(let person, let resources):
            ErrorWording(
                .usage,
                "The workspace has nobody called \"\(person)\".",
                suggestion(person, among: resources),
                "If formulas make up such names, --scorecard FILE looks at what they give."
            )
        case .noSuchAppeal(let number, let entered):
            ErrorWording(
                .usage,
                "The register has no appeal \(number).",
                entered == 0
                    ? "Nobody has appealed." : "Its appeals are 1 to \(entered): orderlens appeal list"
            )
        case .withdrawnAlready(let number):
            ErrorWording(.usage, "Appeal \(number) is withdrawn already.", "Nothing was entered.")
        case .noSuchFact(let appeal):
            ErrorWording(
                .usage,
                "\(words(appeal.subject)) is in no fact of \(appeal.indicator ?? "the card")\(appeal.person.map { " of \($0)" } ?? "").",
                "\"orderlens score PERSON PERIOD WORKSPACE --scorecard FILE --explain\" shows the facts."
            )
        case .coveredAlready(let number):
            ErrorWording(
                .usage,
                "By appeal \(number) all of that does not count already.",
                "Nothing was entered."
            )
        }
    }

    private static func words(_ subject: Appeal.Subject) -> String {
        switch subject {
        case .event(let number): "Event \(number)"
        case .order(let name): "Order \"\(name)\""
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
                    ? "Its formulas gave no facts with a person and a time, and the tables no values."
                    : "Name a workspace that its formulas select from, or tables with --indicators."
            )
        case .noSuchPerson(let person, let known):
            ErrorWording(
                .usage,
                "No indicator is measured of \"\(person)\".",
                suggestion(person, among: known)
            )
        case .noSuchPeriod(let text, let first, let last):
            ErrorWording(
                .usage,
                "\"\(text)\" is none of the periods from \(first) to \(last).",
                "Name one of them."
            )
        case .nothingOfPerson(let person, let period):
            ErrorWording(
                .usage,
                "No indicator is measured of \(person) in \(period), nor withheld.",
                "Name another period; without --period \"orderlens scores --person\" lists those that there are."
            )
        case .nothingOfPeriod(let period):
            ErrorWording(.usage, "No indicator is measured of anybody in \(period).", "Name another period.")
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
