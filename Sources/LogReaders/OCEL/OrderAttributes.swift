import EventLogs

/// The attributes of the objects that are orders, each with its first value.
struct OrderAttributes {
    /// The keys that orders have, in order of appearance.
    let keys: [Int32]
    /// For each order and key, where the value lies; empty where there is none.
    private let values: [Int32: [Range<Int>]]
    /// For each key, the orders whose value changed.
    private let changed: [Int]

    /// - Parameter zone: the zone of times without an offset.
    /// - Complexity: O(values of orders).
    init(_ log: ObjectCentricLog, orderType: Int32, zone: ZoneRules) {
        let orders = log.typeOfObject.indices.filter { log.typeOfObject[$0] == orderType }
        var columnOfKey: [Int32: Int] = [:]
        var keys: [Int32] = []
        for order in orders {
            for value in log.values(ofObject: order) where columnOfKey[value.key] == nil {
                columnOfKey[value.key] = keys.count
                keys.append(value.key)
            }
        }
        var values: [Int32: [Range<Int>]] = [:]
        var changed = Array(repeating: 0, count: keys.count)
        log.withBytes { bytes in
            for order in orders {
                var first = Array(repeating: 0..<0, count: keys.count)
                var since = Array(repeating: Microseconds.max, count: keys.count)
                var isChanged = Array(repeating: false, count: keys.count)
                for value in log.values(ofObject: order) {
                    guard let column = columnOfKey[value.key] else { continue }
                    if !first[column].isEmpty, !bytes[first[column]].elementsEqual(bytes[value.value]) {
                        isChanged[column] = true
                    }
                    let time = OrderAttributes.instant(bytes, value.since, zone)
                    // Of values since the same time the first in the file.
                    if time < since[column] || first[column].isEmpty {
                        first[column] = value.value
                        since[column] = time
                    }
                }
                values[Int32(order)] = first
                for column in keys.indices where isChanged[column] { changed[column] += 1 }
            }
        }
        self.keys = keys
        self.values = values
        self.changed = changed
    }

    /// A value without a readable time has been so from the beginning.
    private static func instant(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ text: Range<Int>,
        _ zone: ZoneRules
    ) -> Microseconds {
        TimestampFormat.yearMonthDay.parse(UnsafeBufferPointer(rebasing: bytes[text]))?.instant(in: zone)
            ?? .min
    }

    /// Sets the fields of an order, the first key in column `first`.
    func fill(_ row: inout RowBuilder, order: Int32, from first: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        for (column, range) in (values[order] ?? []).enumerated() where !range.isEmpty {
            row.set(first + column, to: bytes[range])
        }
    }

    func notes(_ log: ObjectCentricLog) -> [ReadingNote] {
        keys.indices.filter { changed[$0] > 0 }
            .map { .orderValueVaries(column: log.objectKeys.table[keys[$0]], orders: changed[$0]) }
    }

    /// The names of the keys whose values are times, all of them.
    func times(_ log: ObjectCentricLog) -> Set<String> {
        log.withBytes { bytes in
            let isTime = keys.indices.map { column in
                values.values.allSatisfy { order in
                    order[column].isEmpty
                        || TimestampFormat.yearMonthDay.parse(
                            UnsafeBufferPointer(rebasing: bytes[order[column]])
                        ) != nil
                }
            }
            return Set(keys.indices.filter { isTime[$0] }.map { log.objectKeys.table[keys[$0]] })
        }
    }
}
