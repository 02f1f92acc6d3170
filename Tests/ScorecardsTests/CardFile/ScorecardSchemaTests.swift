import Foundation
import SchemaValidation
import Testing
import Yams

@testable import Scorecards

struct ScorecardSchemaTests {
    @Test func aCardWithEverythingInItFitsTheSchema() throws {
        #expect(try problems(in: SmallCard.text) == [])
    }

    @Test(arguments: [
        ("periods: quarter", "period: quarter"), ("minimum-n: 20", "minimum-m: 20"),
        ("share: 40}", "shares: 40}"),
        ("priority: 3", "priorities: 3"), ("ratio: 2", "ration: 2"), ("step: 5 %, grid", "steps: 5 %, grid"),
        ("green: 94", "greens: 94"), ("cap: 2}", "caps: 2}"), ("table: people", "tables: people"),
        ("floor: 10 %, cap: 50 %", "floors: 10 %"), ("periods: quarter", "periods: quarters"),
        ("direction: higher", "direction: upward"), ("source: peer", "source: pear"),
        ("unit: level", "unit: levels"),
        ("aggregate: share", "aggregate: average"), ("cap: 45 %", "cap: [45 %]"),
        ("[10, 11, 12]", "[eleven]"), ("minimum-coverage", "minimum-cover"),
    ])
    func theSchemaRefusesTheKeysAndWordsThatTheReaderRefuses(old: String, new: String) throws {
        try #require(SmallCard.text.contains(old))
        #expect(throws: CardFileError.self) { try SmallCard.read(replacing: old, with: new) }
        #expect(try !problems(in: SmallCard.text.replacing(old, with: new, maxReplacements: 1)).isEmpty)
    }

    private func problems(in text: String) throws -> [String] {
        let value = try #require(try Yams.load(yaml: text))
        return try JSONSchema.publishedForScorecards().problems(
            in: try JSONSerialization.data(withJSONObject: value)
        )
    }
}
