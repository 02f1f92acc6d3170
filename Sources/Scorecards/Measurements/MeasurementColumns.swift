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

    private static let people = ["person", "人员", "姓名", "员工"]
    private static let periods = ["period", "期间", "月份", "周期"]
    private static let indicators = ["indicator", "指标"]
    private static let outcomes = ["outcome", "结果", "成果"]
    private static let values = ["value", "值", "数值"]
    private static let counts = ["n", "count", "样本数", "数量"]

    init(_ header: [String], path: String) throws(MeasurementError) {
        let keys = header.map { $0.trimmed.lowercased() }
        func failure(_ problem: MeasurementError.Problem) -> MeasurementError {
            MeasurementError(file: path, line: 1, problem: problem)
        }
        func place(_ names: [String]) throws(MeasurementError) -> Int? {
            let places = keys.indices.filter { names.contains(keys[$0]) }
            guard places.count < 2 else { throw failure(.columnTwice(header[places[0]], header[places[1]])) }
            return places.first
        }
        func needed(_ names: [String]) throws(MeasurementError) -> Int {
            guard let place = try place(names) else {
                throw failure(.missingColumn(names[0], columns: header))
            }
            return place
        }
        person = try needed(MeasurementColumns.people)
        period = try needed(MeasurementColumns.periods)
        value = try needed(MeasurementColumns.values)
        count = try place(MeasurementColumns.counts)
        let indicator = try place(MeasurementColumns.indicators)
        let outcome = try place(MeasurementColumns.outcomes)
        guard let name = indicator ?? outcome else {
            throw failure(.missingColumn("indicator", columns: header))
        }
        if let indicator, let outcome {
            throw failure(.columnTwice(header[indicator], header[outcome]))
        }
        self.name = name
        kind = indicator == nil ? .outcomes : .indicators
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
