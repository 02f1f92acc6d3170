import Delays

/// What the texts of drivers and of segments have in common.
protocol FindingsText: TerminalText {
    var drivers: any DriverPhrases { get }
}

extension FindingsText {
    func section(_ heading: String, _ lines: [String]) -> [String] { ["", style.heading(heading)] + lines }

    /// What is beside the findings, dimmed.
    func remark(_ text: String) -> [String] {
        text.withoutControls.wrapped(to: width - TerminalReport.indent)
            .map { TerminalReport.margin + style.dimmed($0) }
    }

    /// One line for each reason; of what others determine, one for each feature.
    func leftOut(_ rows: [DriverLeftOutRow]) -> [String] {
        var lines: [(key: String, reason: DriverLeftOutRow.Reason, names: [String], others: [String])] = []
        for row in rows {
            let key = row.reason.rawValue + (row.reason == .redundant ? " " + row.feature : "")
            let name = row.level.map { "\(row.feature): \($0)" } ?? row.feature
            if let index = lines.firstIndex(where: { $0.key == key }) {
                lines[index].names.append(row.level ?? name)
                lines[index].others += row.others.filter { !lines[index].others.contains($0) }
            } else {
                lines.append((key, row.reason, [name], row.others))
            }
        }
        return lines.flatMap {
            let reason = drivers.name($0.reason, others: drivers.list($0.others))
            return paragraph(drivers.list($0.names) + "  " + reason)
        }
    }

    /// Levels whose lateness is an artefact, and what says so.
    func setAside(_ rows: [SetAsideRow]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let lines = rows.flatMap { row -> [String] in
            let own = row.level
            func share(_ count: Int, of: Int) -> String {
                NumberText.percent(Double(count) / Double(max(1, of)))
            }
            var sentences = [
                drivers.artefact(
                    "\(own.feature): \(own.level)",
                    late: NumberText.count(own.late),
                    orders: NumberText.count(own.orders),
                    share: share(own.late, of: own.orders),
                    others: share(own.otherLate, of: own.otherOrders)
                )
            ]
            if let promise = own.promise {
                sentences.append(
                    drivers.impossiblePromise(
                        column: promise.column,
                        before: NumberText.count(promise.beforeArrival),
                        promised: NumberText.count(promise.promised)
                    )
                )
            }
            if let route = own.route {
                sentences.append(
                    drivers.otherRoute(
                        route.activity,
                        orders: NumberText.count(route.orders),
                        others: share(route.otherOrders, of: own.otherOrders)
                    )
                )
            }
            return paragraph(sentences.joined(separator: drivers.sentenceSeparator))
                + remark(drivers.examples(own.level, orders: drivers.list(row.examples)))
        }
        return section(drivers.artefacts, lines + remark(drivers.setAsideMeaning))
    }

    func notComputed(_ rows: [DriverGapRow]) -> [String] {
        rows.flatMap {
            paragraph(
                "\(drivers.name($0.what))  \(drivers.name($0.reason))" + ($0.detail.map { " (\($0))" } ?? "")
            )
        }
    }

    func pValue(_ value: Double?) -> String {
        guard let value else { return "–" }
        return value < 0.001 ? "<0.001" : NumberText.decimal(value, places: 3)
    }

    func signed(_ value: Double) -> String {
        let text = NumberText.decimal(value, places: 1)
        return value > 0 ? "+" + text : text
    }

    func number(_ value: Double) -> String {
        NumberText.decimal(value, places: value == value.rounded() ? 0 : abs(value) < 10 ? 2 : 1)
    }
}
