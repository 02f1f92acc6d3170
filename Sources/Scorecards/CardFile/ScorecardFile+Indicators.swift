extension ScorecardFile {
    static let indicatorKeys = [
        "id", "name", "group", "weight", "cycle-weights", "direction", "unit", "floor", "target", "stretch",
        "lights",
        "source",
        "minimum-n", "limits", "formula", "aggregate", "empty",
    ]

    func indicators(limits: WeightLimits, cycles: [String]) throws(CardFileError) -> [Indicator] {
        var indicators: [Indicator] = []
        for item in try values.required("indicators").items() {
            indicators.append(try indicator(item, limits: limits, cycles: cycles))
        }
        return indicators
    }

    private func indicator(
        _ item: CardNode,
        limits: WeightLimits,
        cycles: [String]
    ) throws(CardFileError) -> Indicator {
        let values = try item.values(allowed: ScorecardFile.indicatorKeys)
        let id = try values.required("id").id()
        let groupNode = try values.required("group")
        let group = try groupNode.text()
        guard groups.contains(where: { $0.id == group }) else {
            throw groupNode.failure(.unknownReference(.group, group, defined: groups.map(\.id)))
        }
        let scale = try scale(values)
        let own = try values["limits"].map { node throws(CardFileError) in
            try ScorecardFile.limits(try node.values(allowed: ["floor", "cap", "step"]), otherwise: limits)
        }
        return Indicator(
            id: id,
            name: try values["name"]?.name() ?? BilingualText(id),
            group: group,
            weight: try values.required("weight").percentage(),
            cycleWeights: try cycleWeights(values["cycle-weights"], cycles),
            unit: try values["unit"]?.unit() ?? .percent,
            scale: scale,
            lights: try ScorecardFile.lights(
                values["lights"],
                usual: TrafficLights(scale),
                direction: scale.direction
            ),
            source: try values["source"]?.choice(Indicator.Source.self) ?? .system,
            minimumCount: try values["minimum-n"]?.count(),
            limits: own ?? limits,
            formula: try formula(values)
        )
    }

    private func cycleWeights(
        _ node: CardNode?,
        _ cycles: [String]
    ) throws(CardFileError) -> [String: Double] {
        var weights: [String: Double] = [:]
        for entry in try node?.entries() ?? [] {
            guard cycles.contains(entry.name) else {
                throw entry.at.failure(.unknownReference(.cycle, entry.name, defined: cycles))
            }
            weights[entry.name] = try entry.value.percentage()
        }
        return weights
    }

    private func scale(_ values: CardValues) throws(CardFileError) -> ScoreScale {
        let floor = try values.required("floor").number()
        let targetNode = try values.required("target")
        let target = try targetNode.number()
        guard floor != target else {
            throw targetNode.failure(.scaleOrder(floor: floor, target: target, stretch: nil))
        }
        var scale = ScoreScale(floor: floor, target: target)
        if let node = values["direction"] {
            let direction = try node.choice(Direction.self)
            guard direction == scale.direction else {
                throw node.failure(.directionAgainstScale(direction, floor: floor, target: target))
            }
        }
        if let node = values["stretch"] {
            let stretch = try node.number()
            guard scale.direction.sign * (stretch - target) > 0 else {
                throw node.failure(.scaleOrder(floor: floor, target: target, stretch: stretch))
            }
            scale.stretch = stretch
        }
        return scale
    }

    static func lights(
        _ node: CardNode?,
        usual: TrafficLights,
        direction: Direction
    ) throws(CardFileError) -> TrafficLights? {
        guard let node else { return nil }
        let values = try node.values(allowed: ["green", "red"])
        let lights = TrafficLights(
            green: try values["green"]?.number() ?? usual.green,
            red: try values["red"]?.number() ?? usual.red
        )
        guard direction.sign * (lights.green - lights.red) >= 0 else {
            throw node.failure(.lightOrder(green: lights.green, red: lights.red, direction))
        }
        return lights
    }

    func formula(_ values: CardValues) throws(CardFileError) -> Formula? {
        guard let node = values["formula"] else {
            for key in ["aggregate", "empty"] {
                if let entry = values.entries[key] { throw entry.at.failure(.needsFormula) }
            }
            return nil
        }
        let aggregate = try values["aggregate"]?.choice(Formula.Aggregate.self) ?? .mean
        let empty = try values["empty"]?.choice(Formula.Empty.self)
        if let node = values["empty"], empty == .zero, !aggregate.isTotal {
            throw node.failure(.zeroOfNoTotal(aggregate))
        }
        return Formula(try node.query(), aggregate: aggregate, empty: empty)
    }

    func outcomes() throws(CardFileError) -> [ScorecardOutcome] {
        var outcomes: [ScorecardOutcome] = []
        for item in try values["outcomes"]?.items() ?? [] {
            let values = try item.values(
                allowed: [
                    "id", "name", "direction", "unit", "priority", "minimum-n", "formula", "aggregate",
                    "empty",
                ]
            )
            let id = try values.required("id").id()
            outcomes.append(
                ScorecardOutcome(
                    id: id,
                    name: try values["name"]?.name() ?? BilingualText(id),
                    direction: try values["direction"]?.choice(Direction.self) ?? .higher,
                    unit: try values["unit"]?.unit() ?? .percent,
                    priority: try values["priority"]?.positiveNumber() ?? 1,
                    minimumCount: try values["minimum-n"]?.count() ?? 1,
                    formula: try formula(values)
                )
            )
        }
        return outcomes
    }
}
