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
        let withdrawals = try AppealRegister.withdrawals(sandbox)
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
                    at: at,
                    withdrawal: withdrawals[number]
                )
            )
        }
        self.init(appeals)
    }

    /// By the number of the appeal; of several the first.
    private static func withdrawals(_ sandbox: QuerySandbox) throws -> [Int64: Appeal.Withdrawal] {
        guard try sandbox.hasTable(withdrawalTable) else { return [:] }
        var withdrawals: [Int64: Appeal.Withdrawal] = [:]
        let sql = "SELECT appeal, reason, withdrawn_by, withdrawn_at FROM \(withdrawalTable) ORDER BY rowid"
        try sandbox.forEachRow(of: sql) { row in
            guard let number = row.integer(0), let reason = row.text(1), let by = row.text(2),
                let at = row.integer(3)
            else { throw WorkspaceError.altered(table: withdrawalTable) }
            if withdrawals[number] == nil {
                withdrawals[number] = Appeal.Withdrawal(reason: reason, by: by, at: at)
            }
        }
        return withdrawals
    }

    /// Enters an appeal into the register of a workspace.
    /// - Parameter isChecked: whether a card was found to have facts of what the appeal is about, by ``AppealEffect``; else the
    ///   workspace itself has to know the person by name.
    /// - Returns: the appeal with its number.
    /// - Throws: ``AppealError``, and ``Workspace/WorkspaceError``; nothing is then entered.
    public static func enter(
        _ appeal: Appeal,
        into workspace: Workspace,
        isChecked: Bool = false
    ) throws -> Appeal {
        if appeal.reason.trimmed.isEmpty { throw AppealError.noReason }
        if appeal.by.trimmed.isEmpty { throw AppealError.nobody }
        guard try exists(appeal.subject, in: workspace) else {
            throw AppealError.noSuchSubject(appeal.subject)
        }
        if let first = try AppealRegister(of: workspace).appealOfTheSame(as: appeal) {
            throw AppealError.enteredAlready(first.number)
        }
        if !isChecked, let person = appeal.person, try !workspace.mentions(person) {
            throw AppealError.unknownPerson(person, resources: try resources(of: workspace))
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

    /// Enters that an appeal was taken back; what it names counts again. The appeal stays in the register.
    /// - Returns: the appeal as it is now.
    /// - Throws: ``AppealError``, and ``Workspace/WorkspaceError``; nothing is then entered.
    public static func withdraw(
        _ number: Int,
        _ withdrawal: Appeal.Withdrawal,
        in workspace: Workspace
    ) throws -> Appeal {
        let register = try AppealRegister(of: workspace).withdrawing(number, withdrawal)
        try workspace.append(
            ResultTable(
                name: withdrawalTable,
                columns: [
                    TableColumn(name: "appeal", values: .integers([Int64(number)])),
                    TableColumn(name: "reason", values: .texts([withdrawal.reason])),
                    TableColumn(name: "withdrawn_by", values: .texts([withdrawal.by])),
                    TableColumn(name: "withdrawn_at", values: .integers([withdrawal.at])),
                ]
            )
        )
        guard let appeal = register.appeals.first(where: { $0.number == number }) else {
            preconditionFailure("an appeal that was withdrawn is in the register")
        }
        return appeal
    }

    private static let table = "appeals"
    private static let withdrawalTable = "appeal_withdrawals"

    private static func resources(of workspace: Workspace) throws -> [String] {
        var names: [String] = []
        try QuerySandbox(workspace).forEachRow(of: "SELECT name FROM resources ORDER BY id") { row in
            if let name = row.text(0) { names.append(name) }
        }
        return names
    }

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
