import EventLogs

extension EventLogAssembler {
    /// Finishes the log and puts notes of the reader's before the assembler's own, also where no log comes of it.
    /// - Throws: ``AssemblyError``
    consuming func finish(notes: [ReadingNote]) throws -> AssembledLog {
        do {
            var assembled = try finish()
            assembled.reading.notes.insert(contentsOf: notes, at: 0)
            return assembled
        } catch AssemblyError.noInstances(var report) {
            report.notes.insert(contentsOf: notes, at: 0)
            throw AssemblyError.noInstances(report)
        }
    }
}
