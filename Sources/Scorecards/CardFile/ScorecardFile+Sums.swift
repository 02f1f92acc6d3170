extension ScorecardFile {
    /// Sums of percentages as people write them are this close to what they should be.
    private static let tolerance = 1e-9

    /// Checks that shares and weights add up.
    func checkSums(_ card: Scorecard) throws(CardFileError) {
        let nodes = try values.required("groups").items()
        let shares = groups.map(\.share).reduce(0, +)
        guard abs(shares - 1) <= ScorecardFile.tolerance else {
            throw atKey("groups").failure(.shareSum(shares))
        }
        for (group, node) in zip(groups, nodes) where card.indicators(in: group.id).isEmpty {
            throw node.failure(.groupWithoutIndicators(group.id))
        }
        let cycles: [Cycle?] = [nil] + card.cycles
        for cycle in cycles {
            let weights = card.weights(in: cycle)
            let sum = weights.reduce(0, +)
            guard abs(sum - 1) <= ScorecardFile.tolerance else {
                throw atKey("indicators").failure(.weightSum(sum, cycle: cycle?.id))
            }
            for (group, node) in zip(groups, nodes) {
                let sum = card.indicators(in: group.id).map { weights[$0] }.reduce(0, +)
                guard abs(sum - group.share) <= ScorecardFile.tolerance else {
                    throw node.failure(
                        .groupSum(group: group.id, sum: sum, share: group.share, cycle: cycle?.id)
                    )
                }
            }
        }
    }

    /// Checks that no two groups have one id, and no two of the indicators, outcomes and views together: formulas select
    /// from all three by name.
    func checkIDs(indicators: [Indicator]) throws(CardFileError) {
        try checkUnique(try ids(of: "groups"))
        var named = try ids(of: "indicators") + ids(of: "outcomes")
        for entry in try values["views"]?.entries() ?? [] { named.append((entry.name, entry.at)) }
        try checkUnique(named)
    }

    private func ids(of key: String) throws(CardFileError) -> [(id: String, node: CardNode)] {
        var ids: [(String, CardNode)] = []
        for item in try values[key]?.items() ?? [] {
            for entry in try item.entries() where entry.name == "id" {
                ids.append((try entry.value.text(), entry.value))
            }
        }
        return ids
    }

    private func checkUnique(_ ids: [(id: String, node: CardNode)]) throws(CardFileError) {
        var lines: [String: Int] = [:]
        for (id, node) in ids {
            // SQLite tells names apart by more than the case of their letters.
            let folded = id.lowercased()
            if let line = lines[folded] { throw node.failure(.idTwice(id, line: line)) }
            lines[folded] = node.line
        }
    }

    /// The key itself, for what is wrong with all that is under it.
    private func atKey(_ key: String) -> CardNode { values.entries[key]?.at ?? values.owner }
}
