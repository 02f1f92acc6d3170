import EventLogs

/// Which orders belong to one side of a comparison.
///
/// Conditions on the same column are alternatives, and so are periods; what is of different columns must hold together.
public struct OrderSelection: Sendable, Equatable {
    public enum Condition: Sendable, Equatable {
        /// The order has this value in a column.
        case value(column: String, value: String)
        /// It arrived from the one date through the other, both included, in the log's zone; nil is open.
        case arrived(from: CivilDate?, through: CivilDate?)
    }

    public var conditions: [Condition]

    public init(_ conditions: [Condition]) { self.conditions = conditions }

    /// All orders.
    public static let all = OrderSelection([])

    /// The orders of a ledger that belong, in the log's order; without those that have no instances.
    /// - Throws: ``ComparisonError/noSuchColumn(_:known:)``, or ``ComparisonError/noSuchValue(_:column:)``: one of several
    ///   alternatives that fits nothing is as likely a slip as the only one.
    /// - Complexity: O(orders · conditions).
    public func orders(of ledger: DelayLedger) throws -> [Int] {
        var isLeft = (0..<ledger.log.orderCount).map { ledger.path.lastInstance[$0] >= 0 }
        for column in columns {
            let values = conditions.compactMap { condition -> String? in
                guard case .value(column, let value) = condition else { return nil }
                return value
            }
            let found = try OrderColumn(column, of: ledger.log).orders(having: values)
            for order in isLeft.indices where isLeft[order] { isLeft[order] = found[order] }
        }
        let periods = conditions.compactMap { condition -> ClosedRange<Int>? in
            guard case .arrived(let from, let through) = condition else { return nil }
            return (from?.daysSinceEpoch ?? Int.min)...(through?.daysSinceEpoch ?? Int.max)
        }
        if !periods.isEmpty {
            for order in isLeft.indices where isLeft[order] {
                let day = ledger.log.zone.date(ledger.enablement.arrival[order]).daysSinceEpoch
                isLeft[order] = periods.contains { $0.contains(day) }
            }
        }
        return isLeft.indices.filter { isLeft[$0] }
    }

    /// The columns that conditions are on, each once.
    public var columns: [String] {
        conditions.reduce(into: []) { columns, condition in
            if case .value(let column, _) = condition, !columns.contains(column) { columns.append(column) }
        }
    }
}

extension OrderSelection: CustomStringConvertible {
    public var description: String { conditions.map(\.description).joined(separator: ", ") }
}

extension OrderSelection.Condition: CustomStringConvertible {
    public var description: String {
        switch self {
        case .value(let column, let value): "\(column)=\(value)"
        case .arrived(let from, let through):
            "\(from?.description ?? "")..\(through?.description ?? "")"
        }
    }
}

extension OrderSelection.Condition {
    /// `COLUMN=VALUE`, or a period of arrival: `2024-01-01..2024-03-31`, `2024-01..2024-03`, `2024-07..`, `..2023`, `2024-02`.
    /// - Returns: nil if it is neither, or a period that ends before it begins.
    public init?(_ text: String) {
        if let period = Period(text) {
            self = .arrived(from: period.from, through: period.through)
            return
        }
        guard let equals = text.firstIndex(of: "="), equals > text.startIndex else { return nil }
        self = .value(column: String(text[..<equals]), value: String(text[text.index(after: equals)...]))
    }

    private struct Period {
        let from: CivilDate?
        let through: CivilDate?

        init?(_ text: String) {
            guard let dots = text.firstRange(of: "..") else {
                guard let from = Period.first(text[...]), let through = Period.last(text[...]) else {
                    return nil
                }
                (self.from, self.through) = (from, through)
                return
            }
            let (start, end) = (text[..<dots.lowerBound], text[dots.upperBound...])
            if start.isEmpty, end.isEmpty { return nil }
            from = Period.first(start)
            through = Period.last(end)
            if from == nil, !start.isEmpty { return nil }
            if through == nil, !end.isEmpty { return nil }
            if let from, let through, through < from { return nil }
        }

        /// The first day of a year, a month or a day.
        private static func first(_ text: Substring) -> CivilDate? {
            guard let numbers = numbers(text) else { return nil }
            let date = CivilDate(
                year: numbers[0],
                month: numbers.count > 1 ? numbers[1] : 1,
                day: numbers.count > 2 ? numbers[2] : 1
            )
            return date.isValid ? date : nil
        }

        private static func last(_ text: Substring) -> CivilDate? {
            guard let numbers = numbers(text), let first = first(text) else { return nil }
            let month = numbers.count > 1 ? first.month : 12
            let days = CivilDate.daysIn(month: month, year: first.year)
            return CivilDate(year: first.year, month: month, day: numbers.count > 2 ? first.day : days)
        }

        private static func numbers(_ text: Substring) -> [Int]? {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            let lengths = [4, 2, 2]
            guard (1...3).contains(parts.count), zip(parts, lengths).allSatisfy({ $0.count == $1 }) else {
                return nil
            }
            let numbers = parts.compactMap { part in part.allSatisfy(\.isASCII) ? Int(part) : nil }
            return numbers.count == parts.count ? numbers : nil
        }
    }
}
