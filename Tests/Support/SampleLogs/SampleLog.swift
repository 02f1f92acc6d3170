import EventLogs

/// Logs for tests, the same on every run.
public enum SampleLog {
    /// `orders` orders of one to nine instances each, with attributes of every kind at both levels, some of
    /// them missing. Different seeds give different orders.
    public static func random(
        seed: UInt64,
        orders: Int,
        zone: ZoneRules = .utc,
        rejected: Int = 0
    ) -> AssembledLog {
        var random = SplitMix(state: seed)
        var columns = Columns()
        for order in 0..<orders {
            columns.addOrder(named: "SO-\(seed)-\(order)", &random)
        }
        let log = columns.log(zone: zone)
        var reading = ReadingReport(source: "sample \(seed)", columns: [])
        reading.rowsStored = log.instanceCount
        reading.instances = log.instanceCount
        reading.rejected = (0..<rejected).map { index in
            RejectedRow(
                row: log.instanceCount + index + 1,
                line: log.instanceCount + index + 2,
                column: "end, of \"work\"",
                reason: .unreadableTime,
                text: "31.02.\(index)"
            )
        }
        reading.rowsRead = reading.rowsStored + rejected
        return AssembledLog(log: log, reading: reading)
    }

    private struct Columns {
        var orders: [String] = []
        var arrival: [Microseconds] = []
        var region: [Int32] = []
        var value: [Double] = []
        var due: [Microseconds] = []
        var firstInstance = [0]
        var activity: [Int32] = []
        var resource: [Int32] = []
        var start: [Microseconds] = []
        var end: [Microseconds] = []
        var source: [EventLog.StartSource] = []
        var remark: [Int32] = []
        var amount: [Double] = []
        var seen: [Microseconds] = []

        mutating func addOrder(named name: String, _ random: inout SplitMix) {
            orders.append(name)
            let day = Microseconds(19_700 + random.below(300)) * .day
            arrival.append(random.below(5) == 0 ? EventLog.missingTime : day)
            region.append(Int32(random.below(4)) - 1)
            value.append(random.below(6) == 0 ? .nan : Double(random.below(1_000_000)) / 128)
            due.append(random.below(7) == 0 ? EventLog.missingTime : day + 3 * .day + 1)
            var clock = day
            for _ in 0...random.below(9) {
                clock += Microseconds(random.below(90_000)) * .second
                let length = Microseconds(random.below(3)) * 1_234_567
                let isAbsent = random.below(10) == 0
                activity.append(Int32(random.below(7)))
                resource.append(Int32(random.below(6)) - 1)
                start.append(isAbsent ? clock + length : clock)
                end.append(clock + length)
                source.append(isAbsent ? .absent : .recorded)
                remark.append(Int32(random.below(5)) - 1)
                amount.append(random.below(4) == 0 ? .nan : Double(random.below(100)) - 0.5)
                seen.append(random.below(4) == 0 ? EventLog.missingTime : clock - 1)
                clock += length
            }
            firstInstance.append(activity.count)
        }

        func log(zone: ZoneRules) -> EventLog {
            EventLog(
                zone: zone,
                orders: NameTable(orders),
                arrival: arrival,
                promise: [],
                completed: [],
                orderAttributes: [
                    Columns.category("region", region, ["North", "", "南 \"x\"; DROP TABLE events"]),
                    AttributeColumn(name: "value", values: .numeric(value)),
                    AttributeColumn(name: "due", values: .time(due)),
                ],
                firstInstance: firstInstance,
                activities: NameTable(["Receive", "Check", "Enter", "Confirm", "Pick", "Ship", "Bill"]),
                resources: NameTable(["Ann", "Bob", "Cem", "丹", ""]),
                activity: activity,
                resource: resource,
                start: start,
                end: end,
                startSource: source,
                sourceRow: (0..<activity.count).map { UInt32($0 + 1) },
                instanceAttributes: [
                    Columns.category("remark", remark, ["a", "it's", "null", "\0"]),
                    AttributeColumn(name: "amount", values: .numeric(amount)),
                    AttributeColumn(name: "seen", values: .time(seen)),
                ]
            )
        }

        /// A column of names, numbered as they first appear.
        private static func category(_ name: String, _ picks: [Int32], _ names: [String]) -> AttributeColumn {
            var interner = NameInterner()
            let codes = picks.map { $0 < 0 ? $0 : interner.code(of: names[Int($0)]) }
            return AttributeColumn(name: name, values: .categorical(codes: codes, table: interner.table))
        }
    }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
public struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    public init(state: UInt64) { self.state = state }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    public mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}
