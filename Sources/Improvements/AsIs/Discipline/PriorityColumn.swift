import Delays
import EventLogs

/// What a rule may go by, with a value for each instance: not-a-number where there is none.
struct PriorityColumn {
    let subject: PrioritySubject
    let values: Values
    /// Whether its numbers are cut into levels: times and durations go by themselves.
    var hasLevels = true

    enum Values {
        /// Levels without an order of their own, as codes of names.
        case names(code: (Int32) -> Int32, table: [String])
        case numbers((Int32) -> Double)
    }

    /// An attribute with more names than that is one of orders, not of kinds of them.
    static let mostNames = 50

    /// All columns of a log.
    static func all(_ log: EventLog, effort: [Microseconds]) -> [PriorityColumn] {
        var orderOf = [Int32](repeating: 0, count: log.instanceCount)
        for order in 0..<log.orderCount {
            for instance in log.instances(ofOrder: order) { orderOf[instance] = Int32(order) }
        }
        var columns = [
            PriorityColumn(
                subject: .activity,
                values: .names(code: { log.activity[Int($0)] }, table: log.activities.names)
            ),
            PriorityColumn(subject: .effort, values: .numbers { Double(effort[Int($0)]) }, hasLevels: false),
        ]
        func number(_ time: Microseconds) -> Double { time == EventLog.missingTime ? .nan : Double(time) }
        if log.promise.contains(where: { $0 != EventLog.missingTime }) {
            columns.append(
                PriorityColumn(
                    subject: .promise,
                    values: .numbers { number(log.promise[Int(orderOf[Int($0)])]) },
                    hasLevels: false
                )
            )
        }
        for attribute in log.orderAttributes {
            let values: Values
            var hasLevels = true
            switch attribute.values {
            case .categorical(let codes, let table):
                guard 2...mostNames ~= table.count else { continue }
                values = .names(code: { codes[Int(orderOf[Int($0)])] }, table: table.names)
            case .numeric(let numbers): values = .numbers { numbers[Int(orderOf[Int($0)])] }
            case .time(let times):
                values = .numbers { number(times[Int(orderOf[Int($0)])]) }
                hasLevels = false
            }
            columns.append(
                PriorityColumn(subject: .attribute(attribute.name), values: values, hasLevels: hasLevels)
            )
        }
        return columns
    }

    /// The place of an instance by a key on this column, the lowest first.
    func place(by key: PriorityKey) -> (Int32) -> Double {
        switch (key, values) {
        case (.thresholds(_, let thresholds, let highestFirst), .numbers(let number)):
            return { instance in
                let value = number(instance)
                let level = thresholds.firstIndex { highestFirst ? value > $0 : value <= $0 }
                return Double(level ?? thresholds.count)
            }
        case (.value(_, let highestFirst), .numbers(let number)):
            return { instance in
                let value = number(instance)
                return value.isNaN ? .infinity : highestFirst ? -value : value
            }
        case (.categories(_, let groups), .names(let code, let table)):
            let levels = table.map { name in
                Double(groups.firstIndex { $0.contains(name) } ?? groups.count)
            }
            return { instance in
                let code = code(instance)
                return code < 0 ? Double(groups.count) : levels[Int(code)]
            }
        default: preconditionFailure("a key of its own column")
        }
    }
}
