import EventLogs

/// Somebody's objection that was granted: what it names does not count, in no score, from then on.
public struct Appeal: Sendable, Equatable {
    /// From 1, in the order in which they were entered.
    public var number: Int
    /// The indicator or outcome that it is about; nil for all.
    public var indicator: String?
    /// Whose score it is about; nil for everybody's.
    public var person: String?
    public var subject: Subject
    public var reason: String
    /// Who entered it.
    public var by: String
    /// When it was entered.
    public var at: Microseconds
    /// That it was taken back; nil where it stands.
    public var withdrawal: Withdrawal?

    /// What does not count.
    public enum Subject: Sendable, Hashable {
        /// By the number that the event has in the workspace.
        case event(Int64)
        /// By the name that the order has in the log.
        case order(String)
    }

    /// Why what it names counts again.
    public struct Withdrawal: Sendable, Equatable {
        public var reason: String
        /// Who took it back.
        public var by: String
        public var at: Microseconds

        public init(reason: String, by: String, at: Microseconds) {
            (self.reason, self.by, self.at) = (reason, by, at)
        }
    }

    public init(
        number: Int = 0,
        indicator: String? = nil,
        person: String? = nil,
        subject: Subject,
        reason: String,
        by: String,
        at: Microseconds,
        withdrawal: Withdrawal? = nil
    ) {
        self.number = number
        self.indicator = indicator
        self.person = person
        self.subject = subject
        self.reason = reason
        self.by = by
        self.at = at
        self.withdrawal = withdrawal
    }

    /// Whether both take out the same facts.
    func isAboutTheSame(as other: Appeal) -> Bool {
        subject == other.subject && indicator == other.indicator && person == other.person
    }
}
