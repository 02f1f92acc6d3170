import Testing
import Workspace

@testable import Scorecards

struct PeopleGroupsTests {
    private func desk(_ people: [(String?, String?, Int64)], columns: [String] = ["person", "team", "grade"])
        throws
        -> DeskFolder
    {
        let desk = try DeskFolder()
        try desk.workspace.replace([
            ResultTable(
                name: "staff",
                columns: [
                    TableColumn(name: columns[0], values: .texts(people.map(\.0))),
                    TableColumn(name: columns[1], values: .texts(people.map(\.1))),
                    TableColumn(name: columns[2], values: .integers(people.map(\.2))),
                ]
            )
        ])
        return desk
    }

    private func card(table: String = "staff") throws -> Scorecard {
        var card = try Scorecard.withFormula("SELECT 1")
        card.people = PeopleTable(table: table, groups: ["team", "grade"])
        return card
    }

    @Test func eachPersonHasAGroupForEachColumn() throws {
        let desk = try desk([("Anna", "North", 2), ("Ben", nil, .min), (nil, "North", 1)])
        let groups = try #require(try PeopleGroups(card(), in: desk.workspace))
        #expect(groups.columns == ["team", "grade"])
        #expect(groups.groups == ["Anna": ["North", "2"], "Ben": [nil, nil]])
        #expect(try PeopleGroups(try Scorecard.withFormula("SELECT 1"), in: desk.workspace) == nil)
    }

    @Test func whatIsMissingOrThereTwiceIsAnError() throws {
        let twice = try desk([("Anna", "North", 2), ("Anna", "South", 2)])
        #expect(throws: PeopleGroupsError.personTwice("Anna", table: "staff")) {
            try PeopleGroups(card(), in: twice.workspace)
        }
        #expect(throws: PeopleGroupsError.noTable("people")) {
            try PeopleGroups(card(table: "people"), in: twice.workspace)
        }
        let unnamed = try desk([], columns: ["person", "unit", "grade"])
        #expect(
            throws: PeopleGroupsError.noColumn("team", table: "staff", columns: ["person", "unit", "grade"])
        ) {
            try PeopleGroups(card(), in: unnamed.workspace)
        }
    }
}
