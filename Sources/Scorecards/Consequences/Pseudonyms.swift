import Statistics

/// Names that stand for people's: the same for the same people and key in every output.
///
/// They keep names out of what is passed on. Who is called what can be found out by whoever has the key, so it may not be printed
/// beside them, nor be one that could be guessed. Whoever knows the people's figures still knows whose they are, so small groups
/// are suppressed as well.
public struct Pseudonyms: Sendable {
    private let names: [String: String]

    /// - Parameters:
    ///   - people: in any order; numbers follow neither it nor the alphabet.
    ///   - key: another one numbers people otherwise.
    public init(_ people: [String], key: UInt64) {
        var order = Set(people).sorted()
        var stream = RandomStream(seed: key)
        stream.shuffle(&order)
        let digits = String(order.count).count
        names = Dictionary(
            uniqueKeysWithValues: order.enumerated().map { place, person in
                let number = String(place + 1)
                return (person, "P" + String(repeating: "0", count: digits - number.count) + number)
            }
        )
    }

    /// The name that stands for a person.
    /// - Precondition: one of the people.
    public subscript(person: String) -> String {
        guard let name = names[person] else { preconditionFailure("one of the people that have pseudonyms") }
        return name
    }
}

extension Panel {
    /// The same with other names of people.
    public func renamingPeople(_ name: (String) -> String) -> Panel {
        Panel(
            people: people.map(name),
            periods: periods,
            personCodes: personCodes,
            periodCodes: periodCodes,
            columns: columns
        )
    }
}
