import EventLogs
import Workspace

extension AppealRegister {
    /// The register of a workspace; empty if nobody has appealed yet.
    /// - Throws: ``Workspace/WorkspaceError`` and ``Workspace/QueryFault``.
    public init(of workspace: Workspace) throws {
        let sandbox = try QuerySandbox(workspace)
        guard try sandbox.hasTable(AppealRegister.table) else {
            self.init()
            return
        }
        var appeals: [Appeal] = []
        let sql = """
            SELECT rowid, indicator, person, "order", event, reason, entered_by, entered_at FROM \(AppealRegister.table)
            ORDER BY rowid
            """
        try sandbox.forEachRow(of: sql) { row in
            let subject = row.integer(4).map(Appeal.Subject.event) ?? row.text(3).map(Appeal.Subject.order)
            guard let number = row.integer(0), let subject, let reason = row.text(5), let by = row.text(6),
                let at = row.integer(7)
            else { throw WorkspaceError.altered(table: AppealRegister.table) }
            appeals.append(
                Appeal(
                    number: Int(number),
                    indicator: row.text(1),
                    person: row.text(2),
                    subject: subject,
                    reason: reason,
                    by: by,
                    at: at
                )
            )
        }
        self.init(appeals)
    }

    /// Enters an appeal into the register of a workspace.
    /// - Returns: the appeal with its number.
    /// - Throws: ``AppealError``, and ``Workspace/WorkspaceError``; nothing is then entered.
    public static func enter(_ appeal: Appeal, into workspace: Workspace) throws -> Appeal {
        if appeal.reason.trimmed.isEmpty { throw AppealError.noReason }
        if appeal.by.trimmed.isEmpty { throw AppealError.nobody }
        guard try exists(appeal.subject, in: workspace) else {
            throw AppealError.noSuchSubject(appeal.subject)
        }
        if let first = try AppealRegister(of: workspace).appealOfTheSame(as: appeal) {
            throw AppealError.enteredAlready(first.number)
        }
        var event: Int64?
        var order: String?
        switch appeal.subject {
        case .event(let number): event = number
        case .order(let name): order = name
        }
        try workspace.append(
            ResultTable(
                name: table,
                columns: [
                    TableColumn(name: "indicator", values: .texts([appeal.indicator])),
                    TableColumn(name: "person", values: .texts([appeal.person])),
                    TableColumn(name: "order", values: .texts([order])),
                    TableColumn(name: "event", values: .integers([event ?? .min])),
                    TableColumn(name: "reason", values: .texts([appeal.reason])),
                    TableColumn(name: "entered_by", values: .texts([appeal.by])),
                    TableColumn(name: "entered_at", values: .integers([appeal.at])),
                ]
            )
        )
        var entered = appeal
        entered.number = try AppealRegister(of: workspace).appeals.last?.number ?? 0
        return entered
    }

    private static let table = "appeals"

    /// Whether the log has what is appealed against: an appeal against nothing would change no score, silently.
    private static func exists(_ subject: Appeal.Subject, in workspace: Workspace) throws -> Bool {
        let condition =
            switch subject {
            case .event(let number): "events WHERE id = \(number)"
            case .order(let name): "orders WHERE name = '\(name.replacing("'", with: "''"))'"
            }
        var exists = false
        try QuerySandbox(workspace).forEachRow(of: "SELECT 1 FROM \(condition)") { _ in exists = true }
        return exists
    }
}

/// Why an appeal was not entered.
public enum AppealError: Error, Sendable, Equatable {
    case noReason
    /// Nobody is named who enters it.
    case nobody
    /// The workspace has no such event or order.
    case noSuchSubject(Appeal.Subject)
    /// The appeal of that number says the same.
    case enteredAlready(Int)
    /// The card has no such indicator or outcome.
    case noSuchIndicator(String, known: [String])
    /// Its values are imported: there are no facts to take out.
    case noFormula(String)
    /// No formula has a fact of the person.
    case noSuchPerson(String, known: [String])
    /// What is appealed against exists, but is in no fact that the appeal is about.
    case noSuchFact(Appeal)
    /// The facts do not count already, by the appeal of that number.
    case coveredAlready(Int)
}
