import Statistics

/// The values of one indicator that are there.
struct IndicatorValues {
    let panel: Panel
    let traits: IndicatorTraits
    /// Rows of the panel.
    let rows: [Int]
    let values: [Double]
    /// How many facts each is made of; nil unless that is known of all of them, as a whole number.
    let counts: [Int]?

    init(_ panel: Panel, _ traits: IndicatorTraits, _ column: [Double]) {
        self.panel = panel
        self.traits = traits
        let present = column.indices.filter { !column[$0].isNaN }
        rows = present
        values = present.map { column[$0] }
        let known = panel[traits.id]?.counts.map { counts in
            present.compactMap { row in
                counts[row] >= 1 && counts[row] < 1e9 ? Int(exactly: counts[row].rounded()) : nil
            }
        }
        counts = known.flatMap { $0.count == present.count ? $0 : nil }
    }

    func clustering(_ chosen: [Int]? = nil) -> Clustering {
        panel.personClustering(of: chosen.map { chosen in chosen.map { rows[$0] } } ?? rows)
    }

    func example(_ index: Int, other: Double? = nil) -> GamingCheck.Example {
        let row = rows[index]
        return GamingCheck.Example(
            person: panel.people[Int(panel.personCodes[row])],
            period: panel.periods[Int(panel.periodCodes[row])],
            value: values[index],
            otherValue: other
        )
    }

    /// Nil where there are enough of both.
    func tooFew(_ settings: GamingSettings) -> GamingCheck.Gap? {
        if values.count < settings.minimumValues {
            return .tooFewValues(values.count, needed: settings.minimumValues)
        }
        let people = Set(rows.map { panel.personCodes[$0] }).count
        return people < settings.minimumPeople ? .tooFewPeople(people, needed: settings.minimumPeople) : nil
    }
}
