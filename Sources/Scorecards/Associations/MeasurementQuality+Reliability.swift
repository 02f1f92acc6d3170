import Statistics

extension MeasurementQuality.Reliability {
    /// - Parameter values: of the rows, without what periods have in common.
    init(_ panel: Panel, rows: [Int], values: [Double], settings: AssociationSettings) throws {
        var sums = [[Double]](repeating: Array(repeating: 0, count: panel.people.count), count: 2)
        var counts = sums
        for (row, value) in zip(rows, values) {
            let half = panel.periods[Int(panel.periodCodes[row])].index & 1
            sums[half][Int(panel.personCodes[row])] += value
            counts[half][Int(panel.personCodes[row])] += 1
        }
        let means = zip(sums, counts).map { zip($0, $1).map { $1 > 0 ? $0 / $1 : .nan } }
        let halves = try SplitHalf(means[0], means[1])
        let people = halves.correlation.pairs
        func without(_ gap: Gap, halves: Double? = nil) -> Self {
            Self(people: people, value: nil, interval: nil, halves: halves, gap: gap)
        }
        if people < settings.minimumPeople {
            self = without(.tooFewPeople(people, needed: settings.minimumPeople))
        } else if let value = halves.reliability {
            self.init(
                people: people,
                value: value,
                interval: halves.interval(confidence: settings.confidence),
                halves: halves.correlation.coefficient,
                gap: nil
            )
        } else if let correlation = halves.correlation.coefficient {
            self = without(.halvesContradict, halves: correlation)
        } else {
            self = without(.noVariation)
        }
    }
}
