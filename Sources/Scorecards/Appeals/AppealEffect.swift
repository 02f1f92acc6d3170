import Workspace

/// What an appeal would take out of a card's facts, or its withdrawal put back, and which scores that moves.
public struct AppealEffect: Sendable, Equatable {
    /// Of indicators in the order of the card, then of outcomes.
    public let moves: [Move]

    /// An indicator's or outcome's value of a person's period, before and after.
    public struct Move: Sendable, Equatable {
        public var id: String
        public var person: String
        public var period: Period
        /// How many are taken out, or put back.
        public var facts: Int
        /// Nil where it is withheld.
        public var valueBefore: Double?
        public var valueAfter: Double?
        /// Of an indicator, from 0 to 120.
        public var scoreBefore: Double?
        public var scoreAfter: Double?
    }

    /// - Parameters:
    ///   - register: the appeals that were entered.
    ///   - limits: of each formula's run.
    /// - Throws: ``AppealError`` where the appeal would take out nothing, ``FormulaError``, and
    ///   ``Workspace/WorkspaceError``.
    /// - Complexity: that of running the card's formulas: what others have tells who was there.
    public init(
        of appeal: Appeal,
        on card: Scorecard,
        in workspace: Workspace,
        register: AppealRegister,
        limits: QuerySandbox.Limits = QuerySandbox.Limits()
    ) throws {
        if let id = appeal.indicator {
            guard let item = card.measured.first(where: { $0.id == id }) else {
                throw AppealError.noSuchIndicator(id, known: card.measured.map(\.id))
            }
            if item.formula == nil { throw AppealError.noFormula(id) }
        }
        let change = try RegisterChange(
            from: register,
            to: register.adding(appeal),
            on: card,
            in: workspace,
            about: appeal.subject,
            limits
        )
        moves = change.moves
        if !moves.isEmpty { return }
        if let covered = change.covering(appeal, in: register) { throw AppealError.coveredAlready(covered) }
        let people = change.before.panel.people.sorted()
        if let person = appeal.person, !people.contains(person) {
            throw AppealError.noSuchPerson(person, known: people)
        }
        throw AppealError.noSuchFact(appeal)
    }

    /// What withdrawing an appeal would put back; no moves where the card has no such facts, or another appeal takes them out.
    /// - Throws: ``AppealError`` where it cannot be withdrawn, ``FormulaError``, and ``Workspace/WorkspaceError``.
    public init(
        ofWithdrawing number: Int,
        _ withdrawal: Appeal.Withdrawal,
        on card: Scorecard,
        in workspace: Workspace,
        register: AppealRegister,
        limits: QuerySandbox.Limits = QuerySandbox.Limits()
    ) throws {
        let after = try register.withdrawing(number, withdrawal)
        guard let appeal = register.appeals.first(where: { $0.number == number }) else {
            preconditionFailure("an appeal that can be withdrawn is in the register")
        }
        moves = try RegisterChange(
            from: register,
            to: after,
            on: card,
            in: workspace,
            about: appeal.subject,
            limits
        ).moves
    }
}
