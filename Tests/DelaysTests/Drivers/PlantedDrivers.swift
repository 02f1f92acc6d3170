import EventLogs
import TestInputs
import WorkCalendars

@testable import Delays

/// A log whose lead times are made from known effects of its attributes: main effects, one interaction, a confounded pair,
/// ten columns that do nothing.
///
/// Each order is checked, made and packed by nobody in particular, one right after the other but for the wait before
/// making. Noise is skewed, and grows with the value of an order, so that classical errors would be wrong.
struct PlantedDrivers {
    /// Hours that each level, or unit, adds; what is not here adds nothing.
    static let channels = ["web": 0.0, "phone": 6, "mail": 2, "portal": 0]
    static let products = ["standard": 0.0, "custom": 10, "spare": 3, "bulk": 0, "sample": -2]
    static let rush = ["no": 0.0, "yes": -4]
    static let value = 0.5
    static let size = 0.8
    /// On top of both, for phone orders in a rush.
    static let phoneInARush = 8.0

    static let phone = 0.25
    static let inARush = 0.5

    let log: EventLog
    let ledger: DelayLedger

    /// - Parameter hasEffects: else nothing does anything.
    init(seed: Int, orders: Int, hasEffects: Bool = true) {
        var random = SeededGenerator(seed: seed)
        var columns = Columns()
        let strength = hasEffects ? 1.0 : 0
        for _ in 0..<orders { columns.add(&random, strength) }
        log = columns.log
        ledger = DelayLedger(log: log, roster: DutyRoster(given: []))
    }

    /// What a level adds to the lead time in a regression without interactions: what is independent of the rest takes its
    /// share of the interaction.
    static func truth(_ feature: String, level: String) -> Double {
        switch feature {
        case "channel": channels[level, default: 0] + (level == "phone" ? phoneInARush * inARush : 0)
        case "product": products[level, default: 0]
        case "rush": rush[level, default: 0] + (level == "yes" ? phoneInARush * phone : 0)
        default: 0
        }
    }

    /// What a unit adds.
    static func truth(_ feature: String) -> Double {
        switch feature {
        case "value": value
        case "size": size
        default: 0
        }
    }

    static let drivers: Set<String> = ["channel", "product", "rush", "value", "size"]

    private struct Columns {
        var arrival: [Microseconds] = []
        var levels: [String: [Int32]] = [:]
        var numbers: [String: [Double]] = [:]
        var start: [Microseconds] = []
        var end: [Microseconds] = []

        static let names = [
            "channel": ["web", "phone", "mail", "portal"],
            "product": ["standard", "custom", "spare", "bulk", "sample"],
            "rush": ["no", "yes"],
            "noise a": ["p", "q"], "noise b": ["p", "q", "r"], "noise c": ["p", "q", "r", "s"],
            "noise d": ["p", "q", "r", "s", "t"], "noise e": ["p", "q", "r", "s", "t", "u"],
        ]

        mutating func add(_ random: inout SeededGenerator, _ strength: Double) {
            func uniform() -> Double { Double(random.next() >> 11) * 0x1p-53 }
            func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
            var own: [String: String] = [:]
            for (name, levels) in Columns.names.sorted(by: { $0.key < $1.key }) {
                let code = random.next(below: levels.count)
                self.levels[name, default: []].append(Int32(code))
                own[name] = levels[code]
            }
            let size = 5 + 2 * normal()
            let value = 20 * uniform()
            // The weight goes with the size, and does nothing by itself.
            numbers["size", default: []].append(size)
            numbers["weight", default: []].append(size + normal())
            numbers["value", default: []].append(value)
            for name in ["noise v", "noise w", "noise x", "noise y", "noise z"] {
                numbers[name, default: []].append(name == "noise v" ? -uniform() * uniform() : normal())
            }
            let isPhone = own["channel"] == "phone"
            let isRush = own["rush"] == "yes"
            let check =
                4 + strength * PlantedDrivers.channels[own["channel"]!]!
                + (isPhone && isRush ? strength * PlantedDrivers.phoneInARush : 0) + 2 * uniform()
            let skewed = (normal() * normal() + normal() * normal()) * (2 + value / 10)
            let wait = 40 + strength * PlantedDrivers.products[own["product"]!]! + skewed
            let make =
                12 + strength * (PlantedDrivers.rush[own["rush"]!]! + PlantedDrivers.size * (size - 5))
                + uniform()
            let pack = 2 + strength * PlantedDrivers.value * value + uniform()
            let at = SmallLog.origin + Microseconds(uniform() * 364 * 1_440) * .minute
            arrival.append(at)
            var clock = at
            for (gap, length) in [(0, check), (wait, make), (0, pack)] {
                clock += Microseconds(max(0, gap) * Double(Microseconds.hour))
                start.append(clock)
                clock += Microseconds(max(0, length) * Double(Microseconds.hour))
                end.append(clock)
            }
        }

        var log: EventLog {
            let orders = arrival.count
            let attributes =
                levels.sorted { $0.key < $1.key }.map { name, codes in
                    AttributeColumn(
                        name: name,
                        values: .categorical(codes: codes, table: NameTable(Columns.names[name]!))
                    )
                }
                + numbers.sorted { $0.key < $1.key }
                .map { AttributeColumn(name: $0, values: .numeric($1)) }
            return EventLog(
                zone: .utc,
                orders: NameTable((0..<orders).map { "o\($0)" }),
                arrival: arrival,
                promise: [],
                orderAttributes: attributes,
                firstInstance: (0...orders).map { 3 * $0 },
                activities: NameTable(["check", "make", "pack"]),
                resources: NameTable(),
                activity: (0..<3 * orders).map { Int32($0 % 3) },
                resource: Array(repeating: EventLog.missingName, count: 3 * orders),
                start: start,
                end: end,
                startSource: Array(repeating: .recorded, count: 3 * orders),
                sourceRow: (0..<3 * orders).map { UInt32($0 + 1) },
                instanceAttributes: []
            )
        }
    }
}
