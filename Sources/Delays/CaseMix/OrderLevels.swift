import EventLogs
import Sorting
import Statistics

/// A feature of orders as levels: its own, of which the rare ones are pooled, or the tenths of its numbers.
///
/// What is missing is a level too, so that every order has one.
struct OrderLevels: Sendable {
    let name: String
    let subject: OrderFeature.Subject
    let count: Int
    /// One for each of the orders.
    let codes: [Int32]

    /// Nil where all orders have the same level.
    /// - Parameter orders: of the log.
    /// - Complexity: O(orders log orders) for numbers.
    init?(_ feature: OrderFeature, orders: [Int32], options: DriverOptions) {
        guard let column = try? DriverColumn(feature.inTenths, rows: orders, options: options),
            case .categorical(let levels) = column.term
        else { return nil }
        (name, subject) = (feature.name, feature.subject)
        count = levels.levels.count
        codes = levels.codes
    }

    /// 1 for the orders of each level in turn, 0 for all others.
    /// - Parameter rows: places among the orders.
    func indicators(_ rows: [Int32]) -> [NumericColumn] {
        (0..<Int32(count)).map { level in
            NumericColumn(name: "\(name): \(level)", values: rows.map { codes[Int($0)] == level ? 1 : 0 })
        }
    }
}

extension OrderFeature {
    /// Numbers cut where a tenth of the orders lies below, two tenths, and so on; levels as they are.
    fileprivate var inTenths: OrderFeature {
        guard case .numeric(let numbers) = values else { return self }
        var sorted = numbers.filter { !$0.isNaN }
        sorted.radixSort { $0.radixKey }
        var cuts: [Double] = []
        for tenth in 1..<10 {
            let cut = sorted[(sorted.count - 1) * tenth / 10]
            if cut < sorted[sorted.count - 1], cut > cuts.last ?? -.infinity { cuts.append(cut) }
        }
        return OrderFeature(
            subject,
            name: name,
            .categorical(
                codes: cuts.withUnsafeBufferPointer { cuts in
                    numbers.map { $0.isNaN ? -1 : Int32(cuts.countBelow($0)) }
                },
                levels: (0...cuts.count).map(String.init)
            )
        )
    }

    /// Whether it is about the order, and not about the desk, the season or a person.
    ///
    /// The load of the desk is what people made of it, and the promise may be theirs who took the order. The month is the same for
    /// everybody. An attribute whose values are mostly names of people says who had the order.
    func isOfTheOrder(_ log: EventLog) -> Bool {
        switch subject {
        case .attribute: !namesPeople(log)
        case .arrivalHour, .arrivalWeekday, .arrivalMonthEnd, .arrivalHoliday: true
        default: false
        }
    }

    private func namesPeople(_ log: EventLog) -> Bool {
        guard case .categorical(let codes, let levels) = values else { return false }
        let people = Set(log.resources.names)
        let isPerson = levels.map(people.contains)
        var (known, named) = (0, 0)
        for code in codes where code >= 0 {
            known += 1
            if isPerson[Int(code)] { named += 1 }
        }
        return named * 2 > known
    }
}
