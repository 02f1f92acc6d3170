import Delays
import Findings
import Scorecards

/// The orders that findings name, and the scores of the last period.
extension ManagementPage {
    var orders: Markup {
        guard !report.orders.isEmpty else { return .empty }
        let figures = DelayFigures(report.delays)
        let legend = Cause.allCases.filter { cause in
            report.orders.contains { $0.tiles.contains { $0.cause == cause } }
        }.map { "<li>\(Drawing.swatch($0))\(common.name($0))</li>\n" as Markup }.joined()
        let charts = report.orders.enumerated().map { place, order -> Markup in
            let open: Markup = place < ManagementPage.mostOpen ? " open" : .empty
            let told = [
                "\(figures.unit.text(hours: order.leadTimeHours)) \(common.symbol(figures.unit))",
                order.late.map { ($0 ? common.late : common.onTime).lowercased() },
                "\(order.arrival.dateAndMinute) – \(order.completion.dateAndMinute)",
            ].compactMap(\.self)
            return """
                <details class="order" id="\(anchor(order: order.order))"\(open)>
                <summary><strong>\(order.order)</strong> <span class="soft">\(told.joined(separator: " · "))</span></summary>
                \(OrderChart(order: order, unit: figures.unit, phrases: common).markup)</details>

                """
        }.joined()
        return "\(soft(phrases.ordersMeaning))<ul class=\"legend\">\n\(legend)</ul>\n\(charts)"
    }

    /// So many are shown without being asked for, and printed.
    private static let mostOpen = 2

    /// Where the order's timeline is on the page.
    func anchor(order: String) -> String {
        "order-\((report.orders.firstIndex { $0.order == order } ?? 0) + 1)"
    }

    private static let mostPeople = 200

    /// Who scored how in the last period in which anybody has a score.
    func scores(_ scores: ScoresReport) -> Markup {
        let scored = scores.scores.filter { $0.composite != nil }
        guard let last = (scored.isEmpty ? scores.scores : scored).map(\.period).max() else { return .empty }
        let rows = scores.scores.filter { $0.period == last }
        let table = HTMLTable(
            columns: [.text(phrases.person), .number(phrases.score), .text(phrases.light)]
                + scores.groups.map { .number(words.name($0.name)) },
            rows: rows.prefix(ManagementPage.mostPeople).map { row in
                let light: Markup =
                    row.light.map {
                        "<span class=\"dot \($0)\" aria-hidden=\"true\"></span> \(phrases.light($0))"
                    } ?? "–"
                return ["\(row.person)", number(row.composite), light] + row.groups.map(number)
            },
            omitted: max(0, rows.count - ManagementPage.mostPeople)
        )
        return HTMLPage.section(phrases.lastPeriod(last), table.markup(common))
    }

    private func number(_ value: Double?) -> Markup {
        "\(value.map { NumberText.decimal($0, places: 1) } ?? "–")"
    }
}
