import ArgumentParser
import Foundation
import OrderLens

/// Of whom and when consequences are told.
struct ConsequenceFlags: ParsableArguments {
    @Option(help: "Table of people (CSV: person, and columns to group by).", completion: .file())
    var people: String?

    @Option(help: "How many of the last periods count; those of a year, unless told otherwise.")
    var last: Int?

    @Option(help: "Groups of fewer people are not told of.") var smallestGroup = GroupConsequence
        .usualSmallest

    @Flag(
        help:
            "Give people numbers instead of their names; other ones each time. Groups are then not told of, for from their means it can be computed whose numbers are in them."
    )
    var pseudonymise = false

    @Option(
        help: "File with a secret, for the same numbers each time; whoever has it can find out who is who.",
        completion: .file()
    )
    var pseudonymKey: String?

    func validate() throws {
        if let last, last < 1 { throw ValidationError("--last is 1 or more") }
        if pseudonymKey != nil, !pseudonymise {
            throw ValidationError("--pseudonym-key is for --pseudonymise")
        }
        if smallestGroup < 2 { throw ValidationError("--smallest-group is 2 or more") }
    }

    /// What pseudonyms are made by: a secret that was named, or chance; nil where people keep their names.
    func pseudonymNumbers() throws -> UInt64? {
        guard pseudonymise else { return nil }
        guard let pseudonymKey else { return .random(in: .min ... .max) }
        guard let secret = FileManager.default.contents(atPath: pseudonymKey), secret.count >= 8 else {
            throw CommandError.unusableSecret(pseudonymKey)
        }
        return stableHash(of: secret)
    }

    /// From the table that was named, or else from the card's in the workspace.
    func groups(
        _ card: Scorecard,
        workspace: String?,
        encoding: TextEncoding?
    ) throws -> PeopleGroups? {
        if let people { return try PeopleGroups(path: people, encoding: encoding) }
        return try workspace.flatMap { try PeopleGroups(card, in: Workspace(at: $0)) }
    }
}
