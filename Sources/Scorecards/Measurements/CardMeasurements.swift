import Workspace

/// Everything that was measured for a scorecard: from tables where they have an indicator, else by its formula.
public struct CardMeasurements: Sendable {
    public let card: Scorecard
    /// A column for each indicator and behind them one for each outcome, under their ids; NaN where nothing is known.
    public private(set) var panel: Panel
    /// For each row of the panel whether an indicator is measured or withheld in it, and not outcomes alone.
    public let hasIndicator: [Bool]
    /// The values that were not computed, or not shown.
    public private(set) var withheld: [WithheldValue]
    /// In the order of the panel's columns.
    public let origins: [Origin]

    /// How many facts each appeal took out, by its number; those that took out none are not in it.
    public let takenOut: [Int: Int]

    /// The facts that were to be kept, by indicator or outcome, those included that appeals have taken out.
    public private(set) var facts: [String: [Fact]]

    /// Where the values of an indicator or outcome are from.
    public enum Origin: Sendable, Equatable {
        case table
        /// Marks of colleagues, without what is their raters'.
        case marks
        case formula(FormulaResult.Rows)
        /// Neither a table has it, nor is there a formula and a workspace to run it on.
        case nowhere
    }

    /// - Parameters:
    ///   - tables: what they have of an indicator stands, whatever its formula would give.
    ///   - marks: of colleagues; they stand as what tables have does.
    ///   - workspace: where formulas are run; nil to use tables alone.
    ///   - appeals: facts that do not count.
    ///   - isKept: which facts to keep for explanations; by default none.
    ///   - limits: of each formula's run.
    /// - Throws: ``FormulaError``, ``PanelError`` for a value that two tables have, and ``Workspace/WorkspaceError``.
    public init(
        _ card: Scorecard,
        tables: [MeasurementTable] = [],
        marks: [PeerMarks] = [],
        workspace: Workspace? = nil,
        appeals: AppealRegister = AppealRegister(),
        keepingFacts isKept: (Fact) -> Bool = { _ in false },
        limits: QuerySandbox.Limits = QuerySandbox.Limits()
    ) throws {
        let run = try workspace.map { workspace in
            try FormulaRun.all(
                card,
                of: CardMeasurements.computed(card, tables: tables, marks: marks),
                in: workspace,
                by: [appeals],
                keepingFacts: isKept,
                limits: limits
            )[0]
        }
        try self.init(card, tables: tables, marks: marks, run ?? FormulaRun())
    }

    /// The same with other names of people.
    public func renamingPeople(_ name: (String) -> String) -> CardMeasurements {
        var renamed = self
        renamed.panel = panel.renamingPeople(name)
        for place in withheld.indices { renamed.withheld[place].person = name(withheld[place].person) }
        renamed.facts = facts.mapValues { facts in
            facts.map { fact in
                var fact = fact
                fact.person = name(fact.person)
                return fact
            }
        }
        return renamed
    }

    /// The ids that formulas give: of those that have one what neither tables nor marks have.
    static func computed(
        _ card: Scorecard,
        tables: [MeasurementTable] = [],
        marks: [PeerMarks] = []
    ) -> [String] {
        var imported = Set(marks.map(\.indicator))
        // Tables may be large: they are looked through and not copied.
        for table in tables { for measurement in table.measurements { imported.insert(measurement.column) } }
        return card.formulas.map(\.id).filter { !imported.contains($0) }
    }

    /// - Parameter run: what formulas gave of the ids that ``computed(_:tables:marks:)`` names; empty where none was run.
    init(
        _ card: Scorecard,
        tables: [MeasurementTable] = [],
        marks: [PeerMarks] = [],
        _ run: FormulaRun
    ) throws {
        self.card = card
        let measured = card.measured
        var measurements = tables.flatMap(\.measurements)
        let inTables = Set(measurements.map(\.column))
        let minimums = Dictionary(uniqueKeysWithValues: measured.map { ($0.id, $0.minimumCount) })
        var withheld: [WithheldValue] = []
        // Of what is imported the number of facts may be unknown; then it stands.
        measurements.removeAll { measurement in
            guard let count = measurement.count, let minimum = minimums[measurement.column],
                count < Double(minimum)
            else { return false }
            withheld.append(
                WithheldValue(
                    measurement.person,
                    measurement.period,
                    measurement.column,
                    .tooFewFacts(count: Int(count), needed: minimum)
                )
            )
            return true
        }
        for marks in marks {
            measurements += marks.measurements
            withheld += marks.withheld
        }
        let inMarks = Set(marks.map(\.indicator))
        var idle = IdlePeriods(card)
        for (id, result) in run.results {
            for cell in result.cells {
                if case .measured(let value) = cell.value {
                    measurements.append(
                        Panel.Measurement(
                            person: cell.person,
                            period: cell.period,
                            column: id,
                            value: value,
                            count: Double(cell.count)
                        )
                    )
                } else {
                    withheld.append(WithheldValue(cell, of: id))
                }
            }
            idle.add(result, of: id)
        }
        for (id, _) in run.results {
            let minimum = minimums[id] ?? 1
            for (person, period) in idle.periods(of: id) {
                if minimum > 1 {
                    withheld.append(
                        WithheldValue(person, period, id, .tooFewFacts(count: 0, needed: minimum))
                    )
                } else {
                    measurements.append(
                        Panel.Measurement(person: person, period: period, column: id, value: 0, count: 0)
                    )
                }
            }
        }
        panel = try Panel(
            measurements,
            columns: measured.map(\.id),
            empty: withheld.map { ($0.person, $0.period) }
        )
        self.withheld = withheld
        let indicators = Set(card.indicators.map(\.id))
        var scored = [Bool](repeating: false, count: panel.rowCount)
        for row in 0..<panel.rowCount {
            scored[row] = panel.columns.contains { indicators.contains($0.name) && !$0.values[row].isNaN }
        }
        for value in withheld where indicators.contains(value.id) {
            if let row = panel.row(person: value.person, period: value.period) { scored[row] = true }
        }
        hasIndicator = scored
        facts = Dictionary(uniqueKeysWithValues: run.results.map { ($0.id, $0.result.facts) })
        takenOut = run.takenOut
        let rows = Dictionary(uniqueKeysWithValues: run.results.map { ($0.id, $0.result.rows) })
        origins = measured.map { item in
            if inTables.contains(item.id) { return .table }
            if inMarks.contains(item.id) { return .marks }
            return rows[item.id].map { .formula($0) } ?? .nowhere
        }
    }

    /// The last period in which an indicator is measured or withheld of anybody.
    public var lastScoredPeriod: Period? {
        panel.periodCodes.indices.lazy.filter { hasIndicator[$0] }.map { panel.periodCodes[$0] }.max().map {
            panel.periods[Int($0)]
        }
    }

    /// Those of whom an indicator is measured or withheld in any period; by name, in order of their first appearance.
    public var scoredPeople: [String] {
        let codes = Set(panel.personCodes.indices.filter { hasIndicator[$0] }.map { panel.personCodes[$0] })
        return panel.people.indices.filter { codes.contains(Int32($0)) }.map { panel.people[$0] }
    }

    /// The ids for which there is nothing.
    public var unmeasured: [String] {
        zip(panel.columns, origins).filter { $0.1 == .nowhere }.map(\.0.name)
    }
}
