import Delays

/// What the texts and the pages of drivers and of segments say in words.
struct FindingsWording: Sendable {
    let phrases: any DriverPhrases

    /// What was left out and why: one entry for each reason; of what others determine, one for each feature.
    func leftOut(_ rows: [DriverLeftOutRow]) -> [(names: String, reason: String)] {
        var entries: [(key: String, reason: DriverLeftOutRow.Reason, names: [String], others: [String])] = []
        for row in rows {
            let key = row.reason.rawValue + (row.reason == .redundant ? " " + row.feature : "")
            let name = named(row.level.map { "\(row.feature): \($0)" } ?? row.feature)
            if let index = entries.firstIndex(where: { $0.key == key }) {
                entries[index].names.append(row.level ?? name)
                entries[index].others += row.others.filter { !entries[index].others.contains($0) }
            } else {
                entries.append((key, row.reason, [name], row.others))
            }
        }
        return entries.map {
            (phrases.list($0.names), phrases.name($0.reason, others: phrases.list($0.others.map(named))))
        }
    }

    /// A feature of a report, or a feature and a level as it writes them, `feature: level`: what is computed from the log has
    /// names of its own in some languages.
    func named(_ text: String) -> String {
        for subject in OrderFeature.Subject.computed {
            guard let own = phrases.name(about: subject.key) else { continue }
            if text == subject.name { return own }
            guard text.hasPrefix(subject.name + ": ") else { continue }
            let level = String(text.dropFirst(subject.name.count + 2))
            return phrases.pair(own, phrases.level(level, about: subject.key) ?? level)
        }
        return text
    }

    /// That the lateness of a level's orders is an artefact, and what says so.
    func setAside(_ row: SetAsideRow) -> String {
        let own = row.level
        func share(_ count: Int, of: Int) -> String {
            NumberText.percent(Double(count) / Double(max(1, of)))
        }
        var sentences = [
            phrases.artefact(
                phrases.pair(own.feature, own.level),
                late: NumberText.count(own.late),
                orders: NumberText.count(own.orders),
                share: share(own.late, of: own.orders),
                others: share(own.otherLate, of: own.otherOrders)
            )
        ]
        if let promise = own.promise {
            sentences.append(
                phrases.impossiblePromise(
                    column: promise.column,
                    before: NumberText.count(promise.beforeArrival),
                    promised: NumberText.count(promise.promised)
                )
            )
        }
        if let route = own.route {
            sentences.append(
                phrases.otherRoute(
                    route.activity,
                    orders: NumberText.count(route.orders),
                    others: share(route.otherOrders, of: own.otherOrders)
                )
            )
        }
        return sentences.joined(separator: phrases.sentenceSeparator)
    }
}

extension DriverPhrases {
    /// How many orders were looked at, and how many were left out for want of a completion or of a value.
    func fitted(_ orders: Int, open: Int, incomplete: Int) -> String {
        fitted(
            orders: NumberText.count(orders),
            open: open > 0 ? NumberText.count(open) : nil,
            incomplete: incomplete > 0 ? NumberText.count(incomplete) : nil
        )
    }
}
