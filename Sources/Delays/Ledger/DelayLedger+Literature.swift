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
        ready = causes.enablement.enabled
        batchPolicies = nil
        guard log.startSource.contains(where: { $0 != .absent }) else {
            waiting = WaitingColumn([])
            firstTouch = WaitingColumn([])
            return
        }
        var waits = WaitsByTouch(log)
        waits.after = causes.waiting
        for instance in 0..<log.instanceCount
        where path.isOnPath[instance] && causes.enablement.predecessor[instance] == Enablement.byArrival {
            let order = log.order(ofInstance: instance)
            let enabled = causes.enablement.enabled[instance]
            let touched = min(max(log.start[log.firstInstance[order]], enabled), log.start[instance])
            waits.before[order].unexplained = touched - enabled
            waits.after[instance].unexplained = log.start[instance] - touched
        }
        waiting = waits.afterColumn(log, causes.enablement)
        firstTouch = waits.beforeColumn
    }
}
