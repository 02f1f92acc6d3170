import EventLogs

extension ReadingOptions {
    /// What an assembler is told.
    var assembly: EventLogAssembler.Options {
        EventLogAssembler.Options(
            keepsAttributes: keepsAttributes,
            mostRows: memory?.mostRows ?? Int(Int32.max)
        )
    }
}
