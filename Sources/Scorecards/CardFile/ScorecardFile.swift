/// Reads scorecard files; see ``Scorecard/init(text:file:)`` for the form.
struct ScorecardFile {
    let values: CardValues
    let groups: [IndicatorGroup]

    static let keys = [
        "name", "periods", "groups", "indicators", "outcomes", "lights", "balance", "limits", "cycles", "pay",
        "people", "minimum-coverage", "views", "provenance",
    ]

    init(_ root: CardNode) throws(CardFileError) {
        values = try root.values(allowed: ScorecardFile.keys)
        var groups: [IndicatorGroup] = []
        for item in try values.required("groups").items() {
            let values = try item.values(allowed: ["id", "name", "share"])
            let id = try values.required("id").id()
            groups.append(
                IndicatorGroup(
                    id: id,
                    name: try values["name"]?.name() ?? BilingualText(id),
                    share: try values.required("share").percentage()
                )
            )
        }
        self.groups = groups
    }

    func scorecard() throws(CardFileError) -> Scorecard {
        let limits = try values["limits"]?.values(allowed: ["floor", "cap", "step", "grid"])
        let cardLimits = try limits.map { limits throws(CardFileError) in
            try ScorecardFile.limits(limits, otherwise: WeightLimits())
        }
        let grid = try limits?["grid"].map { node throws(CardFileError) in
            let grid = try node.percentage(isSmall: true)
            // What people are told goes by steps, of which there are not millions.
            let steps = (1 / grid).rounded()
            guard grid >= 1e-5 - 1e-12, abs(steps * grid - 1) < 1e-12 else { throw node.expected(.grid) }
            return grid
        }
        let length = try values["periods"]?.choice(Period.Length.self) ?? .month
        let cycles = try cycles()
        try check(cycles, overPeriods: length)
        let indicators = try indicators(limits: cardLimits ?? WeightLimits(), cycles: cycles.map(\.id))
        let outcomes = try outcomes()
        let views = try views()
        try checkIDs(indicators: indicators)
        let card = Scorecard(
            name: try values.required("name").name(),
            periods: length,
            groups: groups,
            indicators: indicators,
            outcomes: outcomes,
            lights: try ScorecardFile.lights(
                values["lights"],
                usual: Scorecard.usualLights,
                direction: .higher
            ) ?? Scorecard.usualLights,
            minimumCoverage: try values["minimum-coverage"]?.percentage() ?? Scorecard.usualMinimumCoverage,
            balance: try balance(indicators),
            grid: grid ?? WeightLimits.usualGrid,
            cycles: cycles,
            pay: try pay(),
            people: try people(),
            views: views
        )
        try checkSums(card)
        return card
    }

    static func limits(_ values: CardValues, otherwise: WeightLimits) throws(CardFileError) -> WeightLimits {
        let limits = WeightLimits(
            floor: try values["floor"]?.percentage() ?? otherwise.floor,
            cap: try values["cap"]?.percentage() ?? otherwise.cap,
            step: try values["step"]?.percentage() ?? otherwise.step
        )
        guard limits.floor <= limits.cap else {
            throw values.owner.failure(.limitOrder(floor: limits.floor, cap: limits.cap))
        }
        return limits
    }

    private func views() throws(CardFileError) -> [NamedQuery] {
        var views: [NamedQuery] = []
        for entry in try values["views"]?.entries() ?? [] {
            views.append(NamedQuery(name: entry.name, query: try entry.value.query()))
        }
        return views
    }

    private func people() throws(CardFileError) -> PeopleTable? {
        guard let people = try values["people"]?.values(allowed: ["table", "groups"]) else { return nil }
        var groups: [String] = []
        for item in try people.required("groups").items() { groups.append(try item.text()) }
        return PeopleTable(table: try people.required("table").text(), groups: groups)
    }
}
