/// Why an appeal was not entered, or not withdrawn.
public enum AppealError: Error, Sendable, Equatable {
    case noReason
    /// Nobody is named who enters it.
    case nobody
    /// The workspace has no such event or order.
    case noSuchSubject(Appeal.Subject)
    /// The workspace has nobody of that name: no resource, and nothing in an attribute or a table that was imported.
    case unknownPerson(String, resources: [String])
    /// The appeal of that number says the same.
    case enteredAlready(Int)
    /// The card has no such indicator or outcome.
    case noSuchIndicator(String, known: [String])
    /// Its values are imported: there are no facts to take out.
    case noFormula(String)
    /// No formula has a fact of the person.
    case noSuchPerson(String, known: [String])
    /// What is appealed against exists, but is in no fact that the appeal is about.
    case noSuchFact(Appeal)
    /// The register has no appeal of that number, of so many.
    case noSuchAppeal(Int, entered: Int)
    case withdrawnAlready(Int)
    /// The facts do not count already, by the appeal of that number.
    case coveredAlready(Int)
}
