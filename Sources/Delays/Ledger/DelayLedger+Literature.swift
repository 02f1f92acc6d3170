import EventLogs
import WorkCalendars

extension DelayLedger {
    /// Books the log as the research literature does, to compare with: see ``LiteratureCauses``.
    ///
    /// The literature knows nothing of the time before the first touch; it is booked there as unexplained, so that
    /// the parts of an order still add up to its lead time. How much of each cause there is in a wait is
    /// known, not when: an ``OrderTimeline`` has the causes of a wait one after the other.
    /// - Complexity: that of ``LiteratureCauses``.
    public init(literature log: EventLog, roster: DutyRoster) {
        let causes = LiteratureCauses(log: log, roster: roster)
        let path = CriticalPath(log: log, enablement: causes.enablement)
        self.log = log
        self.oracle = causes.oracle
        self.enablement = causes.enablement
        self.path = path
        self.roster = roster
        isRework = DelayLedger.rework(log)
        duty = roster
        queues = nil
        pieces = []
        ready = Readiness(enabled: causes.enablement.enabled)
        batchPolicies = nil
        guard log.startSource.contains(where: { $0 != .absent }) else {
            waiting = WaitingColumn([])
            firstTouch = WaitingColumn([])
            return
        }
        let stretches = WaitingStretches(log: log, enablement: causes.enablement, path: path)
        let waits = WaitsByTouch(log, causes.enablement) { orders, book in
            stretches.forEach(of: orders) { stretch in
                let isRoot = causes.enablement.predecessor(of: stretch.instance) == nil
                guard isRoot else { return book.add(stretch, causes.waiting[stretch.instance]) }
                guard path.isOnPath[stretch.instance] else { return }
                var parts = WaitingParts.zero
                parts.unexplained = stretch.to - stretch.from
                book.add(stretch, parts)
            }
        }
        waiting = waits.after
        firstTouch = waits.before
    }
}
