import GRDBSQLite

/// Stands between SQLite and a query: refuses what the rules do not allow, and stops what takes too long.
final class SandboxWatch {
    /// What was refused since the last start.
    private(set) var refusal: QueryFault.Reason?
    private(set) var isOutOfTime = false
    private var deadline = ContinuousClock.now
    private var isSuspended = false

    /// So many steps of SQLite's machine lie between two looks at the clock: less than a millisecond.
    private static let stepsBetweenLooks: Int32 = 10_000

    /// - Precondition: the watch lives at least as long as the connection is used.
    func guardStatements(of connection: OpaquePointer) {
        let this = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_set_authorizer(
            connection,
            { this, action, first, second, _, _ in
                guard let this else { return SQLITE_DENY }
                return Unmanaged<SandboxWatch>.fromOpaque(this).takeUnretainedValue().answer(
                    action,
                    first.map { String(cString: $0) },
                    second.map { String(cString: $0) }
                )
            },
            this
        )
        sqlite3_progress_handler(
            connection,
            SandboxWatch.stepsBetweenLooks,
            { this in
                guard let this else { return 1 }
                return Unmanaged<SandboxWatch>.fromOpaque(this).takeUnretainedValue().look()
            },
            this
        )
    }

    func start(seconds: Double) {
        refusal = nil
        isOutOfTime = false
        deadline = .now + .seconds(seconds)
    }

    /// Runs a statement of our own, which no rule is for.
    func suspended<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        start(seconds: 3_600)
        isSuspended = true
        defer { isSuspended = false }
        return try body()
    }

    private func answer(_ action: Int32, _ first: String?, _ second: String?) -> Int32 {
        if isSuspended { return SQLITE_OK }
        guard let reason = SandboxRules.refusal(action: action, first: first, second: second) else {
            return SQLITE_OK
        }
        if refusal == nil { refusal = reason }
        return SQLITE_DENY
    }

    private func look() -> Int32 {
        if ContinuousClock.now < deadline { return 0 }
        isOutOfTime = true
        return 1
    }
}
