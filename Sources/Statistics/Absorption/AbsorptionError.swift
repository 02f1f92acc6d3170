/// Why fixed effects cannot be absorbed.
public enum AbsorptionError: Error, Equatable {
    /// The tolerance was not reached: `distance` is the estimated distance of the column from its limit,
    /// relative to the column's own length.
    case notConverged(column: String, iterations: Int, distance: Double)
    /// HC2 and HC3 divide by leverages, of which the fixed effects' share is not known once they are absorbed.
    case leveragesUnknown
}
