import Workspace

/// The formulas of a scorecard, checked against a workspace and ready to be run.
///
/// A formula is one `SELECT` with a row for each fact; see ``Formula``. It may select from the tables and views of the workspace,
/// from the views of the card, and from other formulas of the card by their ids. What it may not do is refused by
/// ``Workspace/QuerySandbox``.
public final class CardFormulas {
    private let card: Scorecard
    private let sandbox: QuerySandbox
    /// The views of the card, and behind them its formulas.
    private let definitions: [NamedQuery]
    private var defined: Set<Int> = []

    /// - Parameters:
    ///   - ids: of the indicators and outcomes whose formulas will be run; nil for all that have one.
    ///   - limits: of each formula's run.
    /// - Throws: ``FormulaError`` for what is wrong with one of them or with what they select from, and
    ///   ``Workspace/WorkspaceError``.
    public init(
        _ card: Scorecard,
        of ids: [String]? = nil,
        in workspace: Workspace,
        limits: QuerySandbox.Limits = QuerySandbox.Limits()
    ) throws {
        self.card = card
        sandbox = try QuerySandbox(workspace, limits: limits)
        definitions = card.views + card.formulas.map { NamedQuery(name: $0.id, query: $0.formula.query) }
        for index in definitions.indices where ids?.contains(definitions[index].name) ?? true {
            try define(index, for: [])
        }
    }

    /// Gives a query its name, and before it those that it selects from: SQLite says which are missing.
    /// - Parameter waiting: the queries that wait for this one, each for the next.
    private func define(_ index: Int, for waiting: [Int]) throws {
        if defined.contains(index) { return }
        let (name, query) = (definitions[index].name, definitions[index].query)
        while true {
            do {
                let isTable = try sandbox.hasTable(name)
                if isTable, index < card.views.count { throw FormulaError(.nameOfTable, in: name, query) }
                // A formula whose id is the name of a table leaves that name to the table.
                if isTable {
                    _ = try sandbox.columns(of: query.sql)
                } else {
                    try sandbox.define(name, as: query.sql)
                }
                defined.insert(index)
                return
            } catch let fault as QueryFault {
                guard let missing = fault.missingTable else {
                    throw FormulaError(.query(fault), in: name, query, at: fault.offset)
                }
                let offset = fault.offset ?? SQLText(query.sql).offset(of: missing)
                func failure(_ problem: FormulaError.Problem) -> FormulaError {
                    FormulaError(problem, in: name, query, at: offset)
                }
                guard
                    let needed = definitions.firstIndex(where: {
                        $0.name.lowercased() == missing.lowercased()
                    })
                else { throw failure(.query(fault)) }
                if needed == index, index >= card.views.count { throw failure(.selectsFromItself) }
                let chain = waiting + [index]
                if let start = chain.firstIndex(of: needed) {
                    throw failure(.cycle((chain[start...] + [needed]).map { definitions[$0].name }))
                }
                try define(needed, for: chain)
            }
        }
    }

    /// Runs the formula of an indicator or outcome.
    /// - Parameters:
    ///   - isExcluded: whether a fact does not count, because somebody appealed against it.
    ///   - isKept: which facts to hand over with the values; by default none.
    /// - Throws: ``FormulaError``.
    /// - Precondition: the indicator or outcome has a formula, and was asked for at the beginning.
    /// - Complexity: that of the query, and O(1) for each of its rows; median takes the memory of all of them.
    public func run(
        _ id: String,
        isExcluded: (Fact) -> Bool = { _ in false },
        isKept: (Fact) -> Bool = { _ in false }
    ) throws -> FormulaResult {
        try run(id, variants: 1, isExcluded: { fact, _ in isExcluded(fact) }, isKept: isKept)[0]
    }

    /// The same for several choices of the facts that count, by one run of the query.
    /// - Parameter isExcluded: whether a fact does not count in a variant, from 0.
    /// - Returns: a result for each variant.
    func run(
        _ id: String,
        variants: Int,
        isExcluded: (Fact, Int) -> Bool,
        isKept: (Fact) -> Bool
    ) throws -> [FormulaResult] {
        guard let (_, formula, minimum) = card.formulas.first(where: { $0.id == id }) else {
            preconditionFailure("\(id) has no formula")
        }
        let query = formula.query
        var gathered = [GatheredFacts](repeating: GatheredFacts(formula), count: variants)
        var read = FormulaResult.Rows()
        var facts: [Fact] = []
        do {
            let columns = try FactColumns(sandbox.columns(of: query.sql), of: id, query)
            try sandbox.forEachRow(of: query.sql) { row in
                read.read += 1
                switch try columns.read(row, number: read.read, length: card.periods) {
                case .withoutPerson: read.withoutPerson += 1
                case .withoutTime: read.withoutTime += 1
                case .fact(let fact):
                    if formula.aggregate == .share, let value = fact.value, value != 0, value != 1 {
                        throw FormulaProblem(.valueNotShare(value, row: read.read))
                    }
                    for variant in 0..<variants {
                        gathered[variant].add(fact, isExcluded: isExcluded(fact, variant))
                    }
                    if isKept(fact) { facts.append(fact) }
                }
            }
        } catch let fault as QueryFault {
            throw FormulaError(.query(fault), in: id, query, at: fault.offset)
        } catch let problem as FormulaProblem {
            throw FormulaError(
                problem.problem,
                in: id,
                query,
                at: SQLText(query.sql).offset(of: problem.column)
            )
        }
        for own in gathered where own.counted == 0 && own.withoutValue > 0 {
            throw FormulaError(
                .noValues(facts: own.withoutValue),
                in: id,
                query,
                at: SQLText(query.sql).offset(of: "value")
            )
        }
        return gathered.map { $0.result(minimum: minimum, of: read, facts) }
    }
}

extension Scorecard {
    /// Those of the indicators and of the outcomes, in the order of the file.
    var formulas: [(id: String, formula: Formula, minimumCount: Int)] {
        measured.compactMap { id, formula, minimum in formula.map { (id, $0, minimum) } }
    }
}

extension FormulaProblem {
    /// The column of the query that it is about.
    fileprivate var column: String {
        switch problem {
        case .timeUnreadable: "time"
        case .notPeriod: "period"
        case .eventNotNumber: "event"
        default: "value"
        }
    }
}

extension QueryFault {
    /// The table that the query selects from and that is not there.
    fileprivate var missingTable: String? {
        guard case .sqlite(let message) = reason, message.hasPrefix("no such table: ") else { return nil }
        return String(message.dropFirst("no such table: ".count))
    }
}
