/// Why no log can be made of a source.
public enum AssemblyError: Error, Sendable, Equatable {
    /// No column has a role that a log cannot do without.
    case missingRole(ColumnRole, columns: [String])
    /// Two columns have a role that only one can have.
    case repeatedRole(ColumnRole, columns: [String])
    /// Roles that exclude one another, such as one timestamp (`time`) beside a start.
    case conflictingRoles(ColumnRole, ColumnRole)
    /// More rows than ``EventLog/sourceRow`` can number.
    case tooManyRows(Int, most: Int)
    /// So many rows need more memory than they may take.
    case tooLittleMemory(rows: Int, needed: Int)
    /// Not one row became an instance; the report says why each was rejected.
    case noInstances(ReadingReport)
}
