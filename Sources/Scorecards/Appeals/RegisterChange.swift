import Workspace

/// What a card's formulas give by two registers of appeals that differ in one.
struct RegisterChange {
    let before: CardMeasurements
    let moves: [AppealEffect.Move]

    init(
        from register: AppealRegister,
        to other: AppealRegister,
        on card: Scorecard,
        in workspace: Workspace,
        about subject: Appeal.Subject,
        _ limits: QuerySandbox.Limits
    ) throws {
        let runs = try FormulaRun.all(
            card,
            of: CardMeasurements.computed(card),
            in: workspace,
            by: [register, other],
            keepingFacts: { $0.isAbout(subject) },
            limits: limits
        )
        let before = try CardMeasurements(card, runs[0])
        let after = try CardMeasurements(card, runs[1])
        var moves: [AppealEffect.Move] = []
        for (id, _, _) in card.measured {
            for fact in before.facts[id] ?? [] {
                let counts = [register, other].map { $0.appeal(against: fact, of: id) == nil }
                if counts[0] == counts[1] { continue }
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
                    AppealEffect.Move(
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
        }
        self.before = before
        self.moves = moves
    }

    /// The number of the first appeal of a register that takes out a fact which another one is about.
    func covering(_ appeal: Appeal, in register: AppealRegister) -> Int? {
        let alone = AppealRegister([appeal])
        for (id, _, _) in before.card.measured {
            for fact in before.facts[id] ?? [] where alone.appeal(against: fact, of: id) != nil {
                if let earlier = register.appeal(against: fact, of: id) { return earlier.number }
            }
        }
        return nil
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
