/// Numbers the rows of a panel, one for each person and period, as they are met.
struct PanelRows {
    private var numberedPeople = Numbering<String>()
    private var numberedRows = Numbering<Key>()

    struct Key: Hashable, Comparable {
        let person: Int32
        let period: Int

        static func < (left: Self, right: Self) -> Bool {
            (left.person, left.period) < (right.person, right.period)
        }
    }

    /// In order of their first appearance.
    var people: [String] { numberedPeople.things }
    /// Of each row.
    var keys: [Key] { numberedRows.things }

    /// The row of a person and the index of a period.
    /// - Complexity: O(1) expected.
    mutating func row(of person: String, in period: Int) -> Int {
        Int(numberedRows.code(of: Key(person: numberedPeople.code(of: person), period: period)))
    }
}
