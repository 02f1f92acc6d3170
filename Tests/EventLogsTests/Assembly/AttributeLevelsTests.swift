import TestInputs
import Testing

@testable import EventLogs

@Suite struct AttributeLevelsTests {
    private func rows(_ values: [Int?], role: ColumnRole) -> AttributeRows {
        var rows = AttributeRows(column: 0, name: "a", role: role)
        for (row, value) in values.enumerated() {
            let text = Array((value.map { "v\($0)" } ?? " ").utf8)
            text.withUnsafeBufferPointer { rows.append($0, row: row + 1) }
        }
        return rows
    }

    /// Order by order, value by value.
    @Test(arguments: 0..<300) func isThatOfAWalkOverTheOrders(_ seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let orders = (0..<1 + generator.next(below: 9)).map { _ in generator.next(below: 5) }
        let firstInstance = orders.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        let count = firstInstance[orders.count]
        // Rows of the source in any order, some of them no instance's, and the last without a value of their own.
        let source = Array(1...count + 4).shuffled(using: &generator).prefix(count).map { UInt32($0) }
        let isVarying = generator.next(below: 3) == 0
        let hasBlanks = generator.next(below: 3) == 0
        var values = [Int?](repeating: nil, count: count + 4)
        for order in orders.indices {
            for instance in firstInstance[order]..<firstInstance[order + 1] {
                let value = isVarying ? generator.next(below: 3) : order % 4
                values[Int(source[instance]) - 1] =
                    hasBlanks && generator.next(below: 4) == 0 ? nil : value
            }
        }
        let known = Array(values.prefix(count + generator.next(below: 5)))
        func value(_ instance: Int) -> String? {
            let row = Int(source[instance]) - 1
            return row < known.count ? known[row].map { "v\($0)" } : nil
        }
        let ofOrders = orders.indices.map { order in
            (firstInstance[order]..<firstInstance[order + 1]).map { value($0) }
        }
        let varying = ofOrders.count { Set($0.compactMap(\.self)).count > 1 }
        let isKnownAtFirst = ofOrders.allSatisfy { $0.allSatisfy { $0 == nil } || $0.first != .some(nil) }
        for role in [ColumnRole.attribute, .orderAttribute, .eventAttribute] {
            let attribute = rows(known, role: role)
            let found = attribute.levelled(rows: source, firstInstance: firstInstance)
            let isOrders = role == .orderAttribute || role == .attribute && isKnownAtFirst && varying == 0
            let expected =
                isOrders ? ofOrders.map { $0.compactMap(\.self).first } : (0..<count).map { value($0) }
            let texts = attribute.texts.table
            #expect(found.isOrderLevel == isOrders, "\(role)")
            #expect(found.codes.map { $0 < 0 ? nil : texts[$0] } == expected, "\(role)")
            #expect(found.varying == (isOrders ? varying : 0), "\(role)")
        }
    }
}
