/// Who belongs to which group: team, gender, or any other column.
public struct PeopleGroups: Sendable, Equatable {
    public let columns: [Column]

    public struct Column: Sendable, Equatable {
        public let name: String
        /// The group of each person; whoever is not in it belongs to none.
        public let groupOf: [String: String]

        public init(name: String, groupOf: [String: String]) {
            self.name = name
            self.groupOf = groupOf
        }
    }

    /// Results of fewer people are not told.
    public static let usualSmallest = 5

    public init(_ columns: [Column]) { self.columns = columns }
}
