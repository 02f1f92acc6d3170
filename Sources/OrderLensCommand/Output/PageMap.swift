import OrderLens

/// The map that a page has of the ways of the orders.
enum PageMap {
    /// - Parameters:
    ///   - isWanted: nil where nothing was said: then a page goes without one where Graphviz is missing or fails.
    ///   - note: is told of a map that is left out.
    /// - Returns: nil where none is wanted, or there are no ways.
    static func drawing(
        of ledger: DelayLedger,
        isWanted: Bool?,
        language: ReportLanguage,
        note: (String) -> Void
    ) throws -> ProcessMapDrawing? {
        if isWanted == false { return nil }
        let path = CriticalPathReport(ledger)
        if path.activities.isEmpty { return nil }
        return try drawing(path, language: language, isDemanded: isWanted == true, note: note)
    }

    /// The same of ways that are known.
    /// - Parameter isDemanded: only a map that was asked for fails with Graphviz.
    static func drawing(
        _ path: CriticalPathReport,
        language: ReportLanguage,
        isDemanded: Bool,
        note: (String) -> Void
    ) throws -> ProcessMapDrawing? {
        Interruption.watch()
        do { return try ProcessMapDrawing(path, language: language) } catch let error as GraphvizError
            where !isDemanded
        {
            note(ErrorWording.noMap(error))
            return nil
        }
    }
}
