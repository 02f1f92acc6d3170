extension DelayLedger {
    /// Whether an instance waited for the very resource that did it, and not for anybody of a team that shares its work.
    ///
    /// False where nobody is named, and where waits have no causes.
    /// - Complexity: O(1).
    public func isOwnWork(_ instance: Int) -> Bool {
        guard let queues, let queue = queues.queue(of: instance, in: log) else { return false }
        return queue < log.resources.count
    }
}
