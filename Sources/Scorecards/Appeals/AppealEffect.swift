import Workspace

/// What an appeal would take out of a card's facts, and which scores that moves.
public struct AppealEffect: Sendable, Equatable {
    /// Of indicators in the order of the card, then of outcomes.
    public let moves: [Move]

    /// An indicator's or outcome's value of a person's period, without the facts and with them.
    public struct Move: Sendable, Equatable {
        public var id: String
        public var person: String
        public var period: Period
        /// How many are taken out.
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
    /// - Complexity: that of running the card's formulas twice: what others have tells who was there.
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
        let alone = AppealRegister([appeal])
        let before = try CardMeasurements(
            card,
            workspace: workspace,
            appeals: register,
            keepingFacts: { $0.isAbout(appeal.subject) },
            limits: limits
        )
        var taken: [(id: String, fact: Fact)] = []
        var covered: Int?
        for (id, _, _) in card.measured {
            for fact in before.facts[id] ?? [] where alone.appeal(against: fact, of: id) != nil {
                if let earlier = register.appeal(against: fact, of: id) {
                    covered = covered ?? earlier.number
                } else {
                    taken.append((id, fact))
                }
            }
        }
        if taken.isEmpty {
            if let covered { throw AppealError.coveredAlready(covered) }
            let people = before.panel.people.sorted()
            if let person = appeal.person, !people.contains(person) {
                throw AppealError.noSuchPerson(person, known: people)
            }
            throw AppealError.noSuchFact(appeal)
        }
        let after = try CardMeasurements(
            card,
            workspace: workspace,
            appeals: AppealRegister(register.appeals + [appeal]),
            limits: limits
        )
        var moves: [Move] = []
        for (id, fact) in taken {
            let place = moves.firstIndex {
                $0.id == id && $0.person == fact.person && $0.period == fact.period
            }
            if let place {
                moves[place].facts += 1
                continue
            }
            let scale = card.indicators.first { $0.id == id }?.scale
            let values = [before, after].map { $0.value(of: id, fact.person, fact.period) }
            moves.append(
                Move(
                    id: id,
                    person: fact.person,
                    period: fact.period,
                    facts: 1,
                    valueBefore: values[0],
                    valueAfter: values[1],
                    scoreBefore: values[0].flatMap { scale?.score($0) },
                    scoreAfter: values[1].flatMap { scale?.score($0) }
                )
            )
        }
        self.moves = moves
    }
}

extension Fact {
    /// Whether it is of that event, or of that order.
    fileprivate func isAbout(_ subject: Appeal.Subject) -> Bool {
        switch subject {
        case .event(let number): event == number
        case .order(let name): order == name
        }
    }
}

extension CardMeasurements {
    fileprivate func value(of id: String, _ person: String, _ period: Period) -> Double? {
        guard let row = panel.row(person: person, period: period), let value = panel[id]?.values[row],
            !value.isNaN
        else { return nil }
        return value
    }
}
