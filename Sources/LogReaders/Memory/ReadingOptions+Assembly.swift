import EventLogs

extension ReadingOptions {
    /// What an assembler is told.
    var assembly: EventLogAssembler.Options {
        EventLogAssembler.Options(
            keepsAttributes: keepsAttributes,
            memory: memory?.ofAssembly
        )
    }
}
