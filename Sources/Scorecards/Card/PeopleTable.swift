/// Where the groups of people are from that results are compared between.
public struct PeopleTable: Sendable, Equatable {
    /// A table of the workspace with a column `person`.
    public var table: String
    /// Columns of the table, such as team or gender.
    public var groups: [String]

    public init(table: String, groups: [String]) {
        self.table = table
        self.groups = groups
    }
}
