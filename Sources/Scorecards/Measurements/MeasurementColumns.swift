/// Which columns of a table hold what of a measurement.
struct MeasurementColumns {
    let person: Int
    let period: Int
    let name: Int
    let value: Int
    let count: Int?
    let kind: Kind

    /// What the table measures, as its header says.
    enum Kind {
        case indicators, outcomes
    }

    static let people = ["person", "人员", "姓名", "员工"]
    static let periods = ["period", "期间", "月份", "周期"]

    init(_ header: [String], path: String) throws(MeasurementError) {
        let places = HeaderPlaces(header, path: path)
        person = try places.needed(MeasurementColumns.people)
        period = try places.needed(MeasurementColumns.periods)
        value = try places.needed(["value", "值", "数值"])
        count = try places.place(["n", "count", "样本数", "数量"])
        let outcome = try places.place(["outcome", "结果", "成果"])
        let indicators = ["indicator", "指标"]
        if let outcome {
            if let indicator = try places.place(indicators) { throw places.same(indicator, outcome) }
            name = outcome
            kind = .outcomes
        } else {
            name = try places.needed(indicators)
            kind = .indicators
        }
    }
}

/// The ids of a card's indicators or outcomes by whatever people write for them.
struct MeasuredNames {
    private var ids: [String: String] = [:]

    /// An id is stronger than a name, and the name of one that comes first stronger than that of one that comes later.
    init(_ card: Scorecard, _ kind: MeasurementColumns.Kind) {
        let named: [(id: String, name: BilingualText)] =
            switch kind {
            case .indicators: card.indicators.map { ($0.id, $0.name) }
            case .outcomes: card.outcomes.map { ($0.id, $0.name) }
            }
        for (id, _) in named { ids[id] = id }
        for (id, name) in named {
            for text in [name.english, name.chinese] where ids[text.lowercased()] == nil {
                ids[text.lowercased()] = id
            }
        }
    }

    func id(of name: String) -> String? { ids[name.lowercased()] }
}
