import Foundation
import Scorecards

/// Datasets/order-desk as a panel.
struct DeskPanel {
    var panel: Panel
    var indicators: [IndicatorTraits]
    var outcomes: [IndicatorTraits]

    init() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Datasets/order-desk")
        var measurements: [Panel.Measurement] = []
        var names: [[String]] = [[], []]
        for (kind, file) in ["indicators.csv", "outcomes.csv"].enumerated() {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for line in text.split(separator: "\n").dropFirst() {
                let cells = line.split(separator: ",").map(String.init)
                guard let period = Period(cells[1]), let value = Double(cells[3]) else {
                    throw CocoaError(.fileReadCorruptFile)
                }
                if !names[kind].contains(cells[2]) { names[kind].append(cells[2]) }
                measurements.append(.init(person: cells[0], period: period, column: cells[2], value: value))
            }
        }
        panel = try Panel(measurements, columns: names[0] + names[1])
        indicators = names[0].map {
            IndicatorTraits($0, higherIsBetter: !$0.hasSuffix("errors"))
        }
        outcomes = names[1].map {
            IndicatorTraits($0, higherIsBetter: !["complaints", "overdue money"].contains($0))
        }
    }

    /// Without cells at regular places, as Fixtures/associations.py leaves them out.
    var withGaps: DeskPanel {
        var result = self
        let columns = panel.columns.enumerated().map { number, column in
            var column = column
            for row in column.values.indices
            where (3 * Int(panel.personCodes[row]) + 5 * Int(panel.periodCodes[row]) + 7 * number) % 17 == 0 {
                column.values[row] = .nan
            }
            return column
        }
        result.panel = Panel(
            people: panel.people,
            periods: panel.periods,
            personCodes: panel.personCodes,
            periodCodes: panel.periodCodes,
            columns: columns
        )
        return result
    }

    func table(_ settings: AssociationSettings = AssociationSettings()) throws -> AssociationTable {
        try AssociationTable(panel, indicators: indicators, outcomes: outcomes, settings: settings)
    }
}
