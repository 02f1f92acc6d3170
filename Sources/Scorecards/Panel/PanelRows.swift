/// Numbers the rows of a panel, one for each person and period, as they are met.
struct PanelRows {
    /// In order of their first appearance.
    private(set) var people: [String] = []
    /// Of each row.
    private(set) var keys: [Key] = []
    private var personCodes: [String: Int32] = [:]
    private var rowOf: [Key: Int32] = [:]
    /// Tables come sorted by person or by indicator; then the last person is asked for again.
    private var last: (person: String, code: Int32)?

    struct Key: Hashable, Comparable {
        let person: Int32
        let period: Int

        static func < (left: Self, right: Self) -> Bool {
            (left.person, left.period) < (right.person, right.period)
        }
    }

    /// The row of a person and the index of a period.
    /// - Complexity: O(1) expected.
    mutating func row(of person: String, in period: Int) -> Int {
        let key = Key(person: code(of: person), period: period)
        if let row = rowOf[key] { return Int(row) }
        rowOf[key] = Int32(keys.count)
        keys.append(key)
        return keys.count - 1
    }

    private mutating func code(of person: String) -> Int32 {
        if let last, last.person == person { return last.code }
        let code = personCodes[person, default: Int32(people.count)]
        if code == people.count {
            personCodes[person] = code
            people.append(person)
        }
        last = (person, code)
        return code
    }
}
