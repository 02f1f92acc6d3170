extension ScorecardFile {
    func balance(_ indicators: [Indicator]) throws(CardFileError) -> [BalancePair] {
        let ids = indicators.map(\.id)
        var pairs: [BalancePair] = []
        for item in try values["balance"]?.items() ?? [] {
            let values = try item.values(allowed: ["speed", "quality", "ratio"])
            func indicator(_ key: String) throws(CardFileError) -> String {
                let node = try values.required(key)
                let id = try node.text()
                guard ids.contains(id) else {
                    throw node.failure(.unknownReference(.indicator, id, defined: ids))
                }
                return id
            }
            let pair = BalancePair(
                speed: try indicator("speed"),
                quality: try indicator("quality"),
                ratio: try values["ratio"].map(ratio) ?? 1
            )
            guard pair.speed != pair.quality else { throw item.failure(.balancedAgainstItself(pair.speed)) }
            pairs.append(pair)
        }
        return pairs
    }

    private func ratio(_ node: CardNode) throws(CardFileError) -> Double {
        let ratio = try node.positiveNumber()
        guard 0.001...1000 ~= ratio else { throw node.expected(.ratio) }
        return ratio
    }

    /// Cycles by their ids: `peak: [11, 12, 1]`, or `peak: {name: ..., months: [...]}`; one may have the `rest`.
    func cycles() throws(CardFileError) -> [Cycle] {
        var cycles: [Cycle] = []
        var taken: Set<Int> = []
        var rest: (index: Int, node: CardNode)?
        for entry in try values["cycles"]?.entries() ?? [] {
            var name = BilingualText(entry.name)
            var months = entry.value
            if entry.value.node.mapping != nil {
                let values = try entry.value.values(allowed: ["name", "months"])
                name = try values["name"]?.name() ?? name
                months = try values.required("months")
            }
            var cycle = Cycle(id: entry.name, name: name, months: [])
            if months.scalar == "rest", rest == nil {
                rest = (cycles.count, months)
            } else {
                guard months.node.sequence != nil else { throw months.expected(.months) }
                for item in try months.items() {
                    guard let month = item.scalar.flatMap({ Int($0) }), 1...12 ~= month else {
                        throw item.expected(.month)
                    }
                    guard taken.insert(month).inserted else {
                        throw item.failure(.monthInTwoCycles(month: month))
                    }
                    cycle.months.insert(month)
                }
            }
            cycles.append(cycle)
        }
        if let rest {
            cycles[rest.index].months = Set(1...12).subtracting(taken)
            if cycles[rest.index].months.isEmpty { throw rest.node.failure(.noMonthLeft) }
        }
        return cycles
    }

    /// Makes sure that every period is in one cycle, or in none: a year is in all of them, and a quarter may be in two. A week is
    /// in that of its Monday's month.
    func check(_ cycles: [Cycle], overPeriods length: Period.Length) throws(CardFileError) {
        guard let node = values["cycles"], !cycles.isEmpty else { return }
        switch length {
        case .year: throw node.failure(.cyclesOfYears)
        case .quarter:
            for quarter in 1...4 {
                let ofMonths = (quarter * 3 - 2...quarter * 3).map { month in
                    cycles.firstIndex { $0.months.contains(month) }
                }
                if Set(ofMonths).count > 1 { throw node.failure(.quarterInTwoCycles(quarter: quarter)) }
            }
        case .month, .week: break
        }
    }

    func pay() throws(CardFileError) -> PayPlan? {
        guard let node = values["pay"] else { return nil }
        let values = try node.values(allowed: ["base", "groups", "pool"])
        var plan = PayPlan(base: try values.required("base").percentage(), groupShares: [:])
        var sum = plan.base
        for entry in try values.required("groups").entries() {
            guard groups.contains(where: { $0.id == entry.name }) else {
                throw entry.at.failure(
                    .unknownReference(.group, entry.name, defined: groups.map(\.id))
                )
            }
            let share = try entry.value.percentage()
            plan.groupShares[entry.name] = share
            sum += share
        }
        guard abs(sum - 1) <= 1e-9 else { throw node.failure(.paySum(sum)) }
        if let pool = try values["pool"]?.values(allowed: ["share-of-sales", "cap"]) {
            plan.pool = PayPlan.ProfitPool(
                shareOfSales: try pool.required("share-of-sales").percentage(isSmall: true),
                cap: try pool.required("cap").positiveNumber()
            )
        }
        return plan
    }
}
