import EventLogs

/// What the sampled rows say about one column.
struct ColumnProfile {
    let name: String
    let index: Int
    let rows: Int
    /// The sampled values that are not blank.
    let filled: Int
    let distinct: Int
    let times: TimestampGuess?
    let transitions: Set<Transition>
    let values: [String]

    enum Transition: Hashable { case start, complete, other }

    init(name: String, index: Int, rows: [[String]]) {
        self.name = name
        self.index = index
        self.rows = rows.count
        values = rows.map { index < $0.count ? $0[index] : "" }
        let present = values.filter { !$0.allSatisfy(\.isWhitespace) }
        filled = present.count
        let set = Set(present)
        distinct = set.count
        var evidence = TimestampEvidence()
        for var value in present {
            value.withUTF8 { evidence.observe($0) }
            // A column of words is known to be one soon.
            if evidence.observed == 50, evidence.guess == nil { break }
        }
        times = evidence.guess
        transitions = set.count > 40 ? [] : Set(set.map { ColumnProfile.transition($0) })
    }

    private static func transition(_ word: String) -> Transition {
        switch LifecycleTransition(word) {
        case .start: .start
        case .complete: .complete
        case .other: .other
        }
    }

    /// Whether nearly all values are times. Bare numbers are times only in a column named like one.
    var isTime: Bool {
        guard let times, filled > 0 else { return false }
        return times.readable * 10 >= times.observed * 9 && times.observed * 10 >= filled
    }

    /// Whether all values are dates at midnight, as far as they are times.
    var isDateOnly: Bool {
        guard isTime, let format = times?.format else { return false }
        return values.allSatisfy { (format.parse($0)?.clock ?? 0) % .day == 0 }
    }

    /// Whether all values are times of day.
    var isTimeOfDay: Bool {
        filled > 0
            && values.allSatisfy { value in
                value.allSatisfy(\.isWhitespace)
                    || TimestampFormat.yearMonthDay.parse("2000-01-01 " + value) != nil
            }
    }

    var isConstant: Bool { distinct <= 1 && rows > 1 }

    /// Whether no value comes twice, in more rows than chance would leave so.
    var isUnique: Bool { distinct == filled && filled > 10 }

    /// Whether the values say something of the order: no more than one order in twenty has two of them. At least
    /// `evidence` orders must have a value in several rows.
    func isOfOrder(_ orders: ColumnProfile, evidence: Int = 0) -> Bool {
        var first: [String: String] = [:]
        var repeated: Set<String> = []
        var varying: Set<String> = []
        for (order, value) in zip(orders.values, values) where !value.isEmpty {
            guard let known = first[order] else {
                first[order] = value
                continue
            }
            repeated.insert(order)
            if known != value { varying.insert(order) }
        }
        return !first.isEmpty && repeated.count >= evidence && varying.count * 20 <= first.count
    }
}
