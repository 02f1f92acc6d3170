import EventLogs

/// The orders that columns are judged on: all of a small log, an even selection of a large one.
///
/// Late and other orders are selected apart, so that rare lateness is not lost; the area under the curve does not
/// depend on their proportion.
struct OrderSample {
    let orders: [Int]
    /// By position in `orders`; nil where unknown.
    let late: [Bool?]
    let leadTimes: [Double]

    static let largestGroup = 10_000
    /// Late and on-time orders that must have a value for a column to be judged by them.
    static let fewest = 15

    init(of examination: Examination) {
        let late = OrderSample.evenly(examination, areLate: true)
        let others = OrderSample.evenly(examination, areLate: false)
        let orders = (late + others).sorted()
        self.orders = orders
        self.late = orders.map { examination.lateness[$0] }
        leadTimes = orders.map { Double(examination.lastEvent[$0] - examination.arrival(ofOrder: $0)) }
    }

    private static func evenly(_ examination: Examination, areLate: Bool) -> [Int] {
        let lateness = examination.lateness
        let count = examination.orders.count { (lateness[$0] == true) == areLate }
        let step = count / largestGroup + 1
        var sample: [Int] = []
        var skipped = step - 1
        for order in examination.orders where (lateness[order] == true) == areLate {
            skipped += 1
            if skipped < step { continue }
            sample.append(order)
            skipped = 0
        }
        return sample
    }

    var canJudgeLateness: Bool {
        late.count { $0 == true } >= OrderSample.fewest && late.count { $0 == false } >= OrderSample.fewest
    }
}

/// A number for each order of a sample, made from a column; not-a-number where it has none.
struct OrderFeature {
    var values: [Double]

    /// The smallest and the largest value among the order's rows; for an order's own column the two are one.
    static func extremes(of column: NumericColumn, _ sample: OrderSample, _ log: EventLog) -> [OrderFeature] {
        if column.isOfOrders { return [OrderFeature(values: sample.orders.map { column.values[$0] })] }
        var smallest: [Double] = []
        var largest: [Double] = []
        for order in sample.orders {
            var low = Double.infinity
            var high = -Double.infinity
            for instance in log.instances(ofOrder: order) where !column.values[instance].isNaN {
                low = min(low, column.values[instance])
                high = max(high, column.values[instance])
            }
            smallest.append(low <= high ? low : .nan)
            largest.append(low <= high ? high : .nan)
        }
        return [OrderFeature(values: smallest), OrderFeature(values: largest)]
    }

    /// The values less the arrivals of the orders.
    func sinceArrival(_ sample: OrderSample, _ examination: Examination) -> OrderFeature {
        OrderFeature(
            values: zip(values, sample.orders).map { $0 - Double(examination.arrival(ofOrder: $1)) }
        )
    }

    /// Whether the column has a value at all, as 0 and 1.
    var presence: OrderFeature { OrderFeature(values: values.map { $0.isNaN ? 0 : 1 }) }
}

/// A column of numbers or times as numbers: by order or by instance, not-a-number where missing.
struct NumericColumn {
    let name: String
    let isOfOrders: Bool
    /// Microseconds since 1970 where the column holds times.
    let values: [Double]
    let isTime: Bool

    init?(_ column: AttributeColumn, isOfOrders: Bool) {
        name = column.name
        self.isOfOrders = isOfOrders
        switch column.values {
        case .categorical: return nil
        case .time(let times):
            values = times.map { $0 == EventLog.missingTime ? .nan : Double($0) }
            isTime = true
        case .numeric(let numbers):
            if let unit = NumericColumn.epochUnit(numbers) {
                values = numbers.map { $0 > 0 ? $0 * unit : .nan }
                isTime = true
            } else {
                values = numbers
                isTime = false
            }
        }
    }

    /// Microseconds in the unit of numbers that are times since 1970 in milli- or microseconds; nil if they are
    /// not. Zeros are blanks of such columns.
    private static func epochUnit(_ numbers: [Double]) -> Double? {
        let plausible = Double(TimeRange.plausible.lowerBound)...Double(TimeRange.plausible.upperBound)
        let present = numbers.lazy.filter { !$0.isNaN && $0 != 0 }
        for unit in [1_000.0, 1.0] {
            var count = 0
            var fitting = 0
            for number in present {
                count += 1
                if plausible.contains(number * unit) { fitting += 1 }
                if count >= 1_000, fitting * 2 < count { break }
            }
            if count > 0, fitting * 20 >= count * 19 { return unit }
        }
        return nil
    }
}
