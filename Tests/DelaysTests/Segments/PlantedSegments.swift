import EventLogs
import TestInputs
import WorkCalendars

@testable import Delays

/// A log with two slow kinds of orders and a fast one planted in it, among main effects, a confounded column and noise.
struct PlantedSegments {
    /// Phone orders in a rush: neither phone orders nor those in a rush are slow by themselves.
    static let phoneInARush = 12.0
    /// Of orders with a value in the upper part, from north.
    static let northValue = 10.0
    static let northFrom = 13.0
    /// A bright spot.
    static let team = -9.0
    /// A main effect, which is a segment of one condition.
    static let custom = 10.0

    let ledger: DelayLedger
    let log: EventLog

    /// - Parameter hasSegments: else nothing does anything.
    init(seed: Int, orders: Int, hasSegments: Bool = true) {
        var random = SeededGenerator(seed: seed)
        func uniform() -> Double { Double(random.next() >> 11) * 0x1p-53 }
        func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
        let levels = [
            ("channel", ["web", "phone", "mail", "portal"]), ("rush", ["no", "yes"]),
            ("region", ["north", "south", "west"]), ("product", ["standard", "custom", "spare", "bulk"]),
            ("team", ["a", "b", "c", "d", "e"]), ("noise a", ["p", "q", "r"]), ("noise b", ["p", "q"]),
        ]
        var codes = levels.map { _ in [Int32]() }
        var (value, weight, noise) = ([Double](), [Double](), [Double]())
        var (arrival, end) = ([Microseconds](), [Microseconds]())
        let strength = hasSegments ? 1.0 : 0
        for _ in 0..<orders {
            let own = levels.map { random.next(below: $0.1.count) }
            for column in own.indices { codes[column].append(Int32(own[column])) }
            value.append(20 * uniform())
            // It runs with the value, and does nothing by itself.
            weight.append(value[value.count - 1] + 3 * normal())
            noise.append(normal())
            var hours = 60 + (normal() * normal() + normal() * normal()) * 4
            if own[0] == 1, own[1] == 1 { hours += strength * PlantedSegments.phoneInARush }
            if own[2] == 0, value[value.count - 1] > PlantedSegments.northFrom {
                hours += strength * PlantedSegments.northValue
            }
            if own[3] == 1 { hours += strength * PlantedSegments.custom }
            if own[4] == 3 { hours += strength * PlantedSegments.team }
            let at = SmallLog.origin + Microseconds(uniform() * 364 * 1_440) * .minute
            arrival.append(at)
            end.append(at + Microseconds(max(1, hours) * Double(Microseconds.hour)))
        }
        log = EventLog(
            zone: .utc,
            orders: NameTable((0..<orders).map { "o\($0)" }),
            arrival: arrival,
            promise: [],
            orderAttributes: zip(levels, codes).map { level, codes in
                AttributeColumn(
                    name: level.0,
                    values: .categorical(codes: codes, table: NameTable(level.1))
                )
            }
                + [("value", value), ("weight", weight), ("noise c", noise)].map {
                    AttributeColumn(name: $0.0, values: .numeric($0.1))
                },
            firstInstance: Array(0...orders),
            activities: NameTable(["handle"]),
            resources: NameTable(),
            activity: Array(repeating: 0, count: orders),
            resource: Array(repeating: EventLog.missingName, count: orders),
            start: arrival,
            end: end,
            startSource: Array(repeating: .recorded, count: orders),
            sourceRow: (0..<orders).map { UInt32($0 + 1) },
            instanceAttributes: []
        )
        ledger = DelayLedger(log: log, roster: DutyRoster(given: []))
    }

    /// The features of what was planted, slow ones and the bright spot.
    static let slow: [Set<String>] = [["channel", "rush"], ["region", "value"], ["product"]]
    static let fast: [Set<String>] = [["team"]]

    static func isPlanted(_ row: SegmentRow, slow isSlow: Bool) -> Bool {
        let features = Set(row.conditions.map(\.feature))
        guard (isSlow ? slow : fast).contains(features) else { return false }
        return row.conditions.allSatisfy { condition in
            switch condition.feature {
            case "channel": condition.level == "phone"
            case "rush": condition.level == "yes"
            case "region": condition.level == "north"
            case "product": condition.level == "custom"
            case "team": condition.level == "d"
            // Most of the range is that of the planted one.
            case "value":
                condition.atMost == nil && condition.above.map { (11.5...14.5).contains($0) } ?? false
            default: false
            }
        }
    }
}
