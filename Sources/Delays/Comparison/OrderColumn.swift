import EventLogs

/// A column of a log with one value for each order: an attribute of the orders, or one of the instances of which an order
/// has the first value that it has, such as ``resource``.
struct OrderColumn: Sendable {
    enum Values: Sendable {
        /// Codes into the names; -1 where the value is missing.
        case levels(codes: [Int32], names: [String])
        /// Not-a-number where the value is missing.
        case numbers([Double])
        /// Times are no kinds of orders.
        case times
    }

    /// Who did the first of an order's instances that somebody is named for, where no attribute has that name.
    static let resource = "resource"

    let name: String
    let values: Values
    private let attribute: AttributeColumn
    /// The row of the attribute that each order has its value from; -1 where there is none.
    private let rows: [Int]

    /// - Throws: ``ComparisonError/noSuchColumn(_:known:)``.
    /// - Complexity: O(orders), or O(instances) for an attribute of theirs.
    init(_ name: String, of log: EventLog) throws {
        self.name = name
        if let attribute = log.orderAttributes.first(where: { $0.name == name }) {
            self.attribute = attribute
            rows = Array(0..<log.orderCount)
        } else if let attribute = OrderColumn.ofInstances(log).first(where: { $0.name == name }) {
            self.attribute = attribute
            rows = (0..<log.orderCount).map { order in
                log.instances(ofOrder: order).first { !attribute.isMissing(at: $0) } ?? -1
            }
        } else {
            throw ComparisonError.noSuchColumn(name, known: OrderColumn.names(of: log))
        }
        switch attribute.values {
        case .categorical(let codes, let table):
            values = .levels(codes: rows.map { $0 < 0 ? -1 : codes[$0] }, names: table.names)
        case .numeric(let numbers): values = .numbers(rows.map { $0 < 0 ? .nan : numbers[$0] })
        case .time: values = .times
        }
    }

    /// The columns that a log has.
    static func names(of log: EventLog) -> [String] {
        (log.orderAttributes + ofInstances(log)).map(\.name)
    }

    private static func ofInstances(_ log: EventLog) -> [AttributeColumn] {
        let resource = AttributeColumn(
            name: resource,
            values: .categorical(codes: log.resource, table: log.resources)
        )
        return log.instanceAttributes + (log.resources.names.isEmpty ? [] : [resource])
    }

    /// Whether each order has one of those values, as ``AttributeColumn/text(at:)`` writes them.
    /// - Throws: ``ComparisonError/noSuchValue(_:column:)`` for the first that no order has.
    func orders(having texts: [String]) throws -> [Bool] {
        var missing = Set(texts)
        let isWanted = missing
        let found = rows.map { row -> Bool in
            guard row >= 0, let text = attribute.text(at: row), isWanted.contains(text) else { return false }
            missing.remove(text)
            return true
        }
        if let value = texts.first(where: missing.contains) {
            throw ComparisonError.noSuchValue(value, column: name)
        }
        return found
    }

    /// The value of an order as text; nil where it is missing.
    func text(ofOrder order: Int) -> String? { rows[order] < 0 ? nil : attribute.text(at: rows[order]) }
}

extension AttributeColumn {
    fileprivate func isMissing(at index: Int) -> Bool {
        switch values {
        case .categorical(let codes, _): codes[index] < 0
        case .numeric(let numbers): numbers[index].isNaN
        case .time(let times): times[index] == EventLog.missingTime
        }
    }
}
