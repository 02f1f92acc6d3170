import Workspace

/// What the formulas of a card gave on a workspace, by one register of appeals.
struct FormulaRun: Sendable {
    /// In the order in which they were asked for.
    private(set) var results: [(id: String, result: FormulaResult)] = []
    /// How many facts each appeal took out, by its number; those that took out none are not in it.
    private(set) var takenOut: [Int: Int] = [:]

    init() {}

    /// Runs formulas once, whatever the number of registers.
    /// - Parameters:
    ///   - ids: of indicators and outcomes with a formula.
    ///   - isKept: which facts to keep; those included that appeals take out.
    ///   - limits: of each formula's run.
    /// - Returns: for each register what is found by it.
    /// - Throws: ``FormulaError``, and ``Workspace/WorkspaceError``.
    static func all(
        _ card: Scorecard,
        of ids: [String],
        in workspace: Workspace,
        by registers: [AppealRegister],
        keepingFacts isKept: (Fact) -> Bool,
        limits: QuerySandbox.Limits
    ) throws -> [FormulaRun] {
        var runs = registers.map { _ in FormulaRun() }
        if ids.isEmpty { return runs }
        let formulas = try CardFormulas(card, of: ids, in: workspace, limits: limits)
        for id in ids {
            let results = try formulas.run(
                id,
                variants: registers.count,
                isExcluded: { fact, variant in
                    guard let appeal = registers[variant].appeal(against: fact, of: id) else { return false }
                    runs[variant].takenOut[appeal.number, default: 0] += 1
                    return true
                },
                isKept: isKept
            )
            for (variant, result) in results.enumerated() { runs[variant].results.append((id, result)) }
        }
        return runs
    }
}
