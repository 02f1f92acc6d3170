extension DelayLedger {
    /// The same ledger with other names of resources, as ``EventLogs/EventLog/renamingResources(_:)`` gives them.
    public func renamingResources(_ name: (String) -> String) -> DelayLedger {
        var renamed = self
        renamed.log = log.renamingResources(name)
        return renamed
    }
}
