import EventLogs

extension OutcomeLeaksCheck {
    /// Values of which nearly all orders have the rarer outcome: those that are artefacts, and the rest.
    /// - Parameter promise: what promised the orders; asked for where there are such values.
    func decidingLevels(
        _ columns: [LevelRates],
        promise: () -> OrderPromise?,
        _ examination: Examination
    ) -> [Symptom] {
        let found = columns.flatMap { column in column.determiningLevels.map { (column, $0) } }
            .sorted { ($1.1.orders, $0.0.name) < ($0.1.orders, $1.0.name) }
        guard !found.isEmpty else { return [] }
        // What is late where nearly all are is no artefact, nor what is in time there.
        func mayBeArtefact(_ column: LevelRates, _ level: LevelRates.Level) -> Bool {
            column.isOfOrders && level.late * 2 > level.orders
        }
        let asked = Dictionary(grouping: found.filter(mayBeArtefact)) { $0.0.name }
        let promise = asked.isEmpty ? nil : promise()
        let evidence = asked.compactMapValues { found in
            examination.log.orderAttributes.first { $0.name == found[0].0.name }.flatMap(OrderLevels.init)
                .map { ArtefactEvidence($0, found.map(\.1.name), promise: promise, examination) }
        }
        var artefacts: [ArtefactLevel] = []
        var others: [(column: String, level: LevelRates.Level)] = []
        for (column, level) in found {
            if mayBeArtefact(column, level), let artefact = evidence[column.name]?.artefact(level) {
                artefacts.append(artefact)
            } else {
                others.append((column.name, level))
            }
        }
        let count = columns.reduce(0) { $0 + $1.levelCount }
        return [
            impossible(artefacts.filter { $0.promise != nil }, of: count),
            otherRoutes(artefacts.filter { $0.promise == nil }, of: count),
            determining(others, of: count),
        ].compactMap(\.self)
    }

    private func impossible(_ artefacts: [ArtefactLevel], of count: Int) -> Symptom? {
        let promises = artefacts.compactMap { artefact in
            artefact.promise.map { "\(artefact.level): \($0.beforeArrival)/\($0.promised)" }
        }
        return symptom(.impossiblePromise, .warning, artefacts, of: count, ["promises": .texts(promises)])
    }

    private func otherRoutes(_ artefacts: [ArtefactLevel], of count: Int) -> Symptom? {
        let routes = artefacts.compactMap { artefact in
            artefact.route.map {
                "\(artefact.level): \($0.activity) \($0.orders)/\(artefact.orders), "
                    + "\($0.otherOrders)/\(artefact.otherOrders)"
            }
        }
        return symptom(.otherProcess, .warning, artefacts, of: count, ["routes": .texts(routes)])
    }

    private func symptom(
        _ code: QualityCode,
        _ severity: QualityFinding.Severity,
        _ artefacts: [ArtefactLevel],
        of count: Int,
        _ facts: [String: Fact]
    ) -> Symptom? {
        guard let first = artefacts.first else { return nil }
        let levels = artefacts.map { "\($0.feature) = \($0.level) (\($0.late)/\($0.orders))" }
        let others = Double(first.otherLate) / Double(max(1, first.otherOrders))
        return Symptom(
            code: code,
            severity: severity,
            count: artefacts.count,
            of: count,
            unit: .values,
            columns: OutcomeLeaksCheck.distinct(artefacts.map(\.feature)),
            facts: ["levels": .texts(levels), "others": .share(others)].merging(facts) { $1 },
            artefacts: artefacts
        )
    }

    private func determining(
        _ found: [(column: String, level: LevelRates.Level)],
        of count: Int
    ) -> Symptom? {
        guard !found.isEmpty else { return nil }
        return Symptom(
            code: .determiningLevel,
            severity: .note,
            count: found.count,
            of: count,
            unit: .values,
            columns: OutcomeLeaksCheck.distinct(found.map(\.column)),
            facts: [
                "levels": .texts(
                    found.prefix(5).map {
                        "\($0.column) = \($0.level.name) (\($0.level.late)/\($0.level.orders))"
                    }
                )
            ]
        )
    }

    private static func distinct(_ names: [String]) -> [String] {
        names.indices.filter { names.firstIndex(of: names[$0]) == $0 }.map { names[$0] }
    }
}
