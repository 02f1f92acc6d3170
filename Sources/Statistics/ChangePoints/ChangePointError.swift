/// Why a series cannot be searched for changes.
public enum ChangePointError: Error, Equatable, Sendable {
    /// A value is infinite or not a number; indices count from 0.
    case notFinite(index: Int)
    /// Fewer values than the method needs.
    case tooFewValues(count: Int, needed: Int)
    /// A value is not a whole number of at least zero, as counts are.
    case notACount(index: Int)
    /// The values do not vary, or more than half of them equal their predecessor, so that no noise can be estimated.
    case noVariation
    /// Equal values from this index on, as many as make a segment: without a least standard deviation such a
    /// segment would be infinitely likely.
    case constantRun(from: Int)
}

/// - Throws: ``ChangePointError/notFinite(index:)`` or ``ChangePointError/tooFewValues(count:needed:)``.
func checkSeries(_ values: [Double], needed: Int) throws {
    if let index = values.firstIndex(where: { !$0.isFinite }) {
        throw ChangePointError.notFinite(index: index)
    }
    guard values.count >= needed else {
        throw ChangePointError.tooFewValues(count: values.count, needed: needed)
    }
}
