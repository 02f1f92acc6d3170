import EventLogs
import Foundation

/// The orders as they come in: when, from whom, what, and promised for when.
struct OrderIntake {
    private let desk: DeskDescription
    private let seed: UInt64
    private var arrivals: ArrivalTimes
    private var count = 0
    private let customerWeights: [Double]
    private let productWeights: [Double]
    private let channelWeights: [Double]

    init(desk: DeskDescription, seed: UInt64) {
        self.desk = desk
        self.seed = seed
        arrivals = ArrivalTimes(desk: desk, seed: seed)
        customerWeights = desk.mix.customers.map(\.weight)
        productWeights = desk.mix.products.map(\.weight)
        channelWeights = desk.mix.channels.map(\.weight)
    }

    mutating func next() -> OrderFacts {
        let arrival = arrivals.next()
        var stream = RandomStream(seed: seed, order: count, purpose: .attributes)
        let customer = stream.index(weights: customerWeights)
        let product = stream.index(weights: productWeights)
        let prefersUsual = stream.unit() < 0.8
        let anyChannel = stream.index(weights: channelWeights)
        let channel = (prefersUsual ? desk.mix.customers[customer].usualChannel : nil) ?? anyChannel
        let quantity = OrderIntake.quantity(mean: desk.mix.products[product].meanQuantity, from: &stream)
        // Prices differ by customer and day within a tenth either way.
        let price = Double(desk.mix.products[product].unitPrice) * (0.9 + 0.2 * stream.unit())
        defer { count += 1 }
        return OrderFacts(
            number: count,
            arrival: arrival,
            promise: promise(arrival: arrival, product: product, channel: channel),
            customer: customer,
            region: desk.mix.customers[customer].region,
            product: product,
            channel: channel,
            isKeyCustomer: desk.mix.customers[customer].isKey,
            quantity: quantity,
            value: Int((price * Double(quantity)).rounded())
        )
    }

    /// 1 + a geometric number, with that mean.
    private static func quantity(mean: Double, from stream: inout RandomStream) -> Int {
        let level = stream.unit()
        guard mean > 1 else { return 1 }
        return 1 + Int(log(level) / log(1 - 1 / mean))
    }

    /// 18:00 of the promised working day; the first working day after the day of arrival counts 1.
    private func promise(arrival: Microseconds, product: Int, channel: Int) -> Microseconds {
        var left = max(1, desk.mix.products[product].promiseDays + desk.mix.channels[channel].promiseDays)
        var day = Int(desk.zone.local(arrival).floored(by: .day))
        while left > 0 {
            day += 1
            if desk.isWorkingDay(day) { left -= 1 }
        }
        return desk.zone.instant(local: Microseconds(day) * .day + 18 * .hour)
    }
}
