import OrderLens

extension OutputFlags {
    /// The map for a page, which goes without one, and says so, where Graphviz is missing.
    /// - Parameter isDemanded: only a map that was asked for fails for want of Graphviz.
    func drawing(
        _ path: CriticalPathReport,
        language: ReportLanguage,
        isDemanded: Bool
    ) throws -> ProcessMapDrawing? {
        do { return try ProcessMapDrawing(path, language: language) } catch GraphvizError.missing
            where !isDemanded
        {
            note(ErrorWording.noMap)
            return nil
        }
    }
}
