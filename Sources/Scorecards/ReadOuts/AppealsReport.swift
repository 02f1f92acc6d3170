import EventLogs

/// What `orderlens appeal list` says: the register.
public struct AppealsReport: Codable, Sendable {
    /// The version of this form.
    public var schema = "orderlens.appeals/1"
    public var appeals: [AppealRow]

    public struct AppealRow: Codable, Sendable, Equatable {
        public var number: Int
        @ExplicitNull public var indicator: String?
        @ExplicitNull public var person: String?
        @ExplicitNull public var order: String?
        @ExplicitNull public var event: Int64?
        public var reason: String
        public var by: String
        /// UTC, as in `2026-03-02T09:30:00Z`.
        public var at: String
        /// That it was taken back; nil where it stands.
        @ExplicitNull public var withdrawal: WithdrawalRow?
    }

    public struct WithdrawalRow: Codable, Sendable, Equatable {
        public var reason: String
        public var by: String
        /// UTC.
        public var at: String

        init(_ withdrawal: Appeal.Withdrawal) {
            reason = withdrawal.reason
            by = withdrawal.by
            at = ZoneRules.utc.iso8601(withdrawal.at)
        }
    }

    public init(_ register: AppealRegister) {
        appeals = register.appeals.map { appeal in
            var row = AppealRow(
                number: appeal.number,
                indicator: appeal.indicator,
                person: appeal.person,
                reason: appeal.reason,
                by: appeal.by,
                at: ZoneRules.utc.iso8601(appeal.at),
                withdrawal: appeal.withdrawal.map(WithdrawalRow.init)
            )
            switch appeal.subject {
            case .event(let event): row.event = event
            case .order(let order): row.order = order
            }
            return row
        }
    }
}
