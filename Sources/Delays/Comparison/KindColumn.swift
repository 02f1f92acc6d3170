import EventLogs
import Foundation
import Statistics

/// One column by which kinds of orders are told apart, with the same levels on both sides.
struct KindColumn: Sendable {
    let name: String
    /// Nil stands for orders without a value.
    let levels: [String?]
    /// The level of each order, in the order of each side's.
    let codes: [[Int32]]

    /// Numbers of more distinct values are cut into so many classes of about equally many orders.
    static let classes = 5

    /// - Throws: ``ComparisonError/noSuchColumn(_:known:)``, `noKinds(column:)`.
    /// - Complexity: O(orders + levels), for numbers O(n log n).
    init(_ name: String, of sides: ComparedSides) throws {
        let columns = try sides.both.map { try OrderColumn(name, of: $0.ledger.log) }
        self.name = name
        let numbers = zip(columns, sides.both).map { column, side -> [Double]? in
            guard case .numbers(let numbers) = column.values else { return nil }
            return side.orders.map { numbers[$0] }
        }
        if let a = numbers[0], let b = numbers[1] {
            (levels, codes) = KindColumn.classes(of: [a, b])
            return
        }
        var known: [String?: Int32] = [:]
        var levels: [String?] = []
        func code(_ level: String?) -> Int32 {
            if let code = known[level] { return code }
            known[level] = Int32(levels.count)
            levels.append(level)
            return Int32(levels.count - 1)
        }
        var codes: [[Int32]] = []
        for (column, side) in zip(columns, sides.both) {
            switch column.values {
            case .times: throw ComparisonError.noKinds(column: name)
            case .levels(let own, let names):
                var joint = Array(repeating: Int32(-1), count: names.count + 1)
                codes.append(
                    side.orders.map { order in
                        let level = Int(own[order]) + 1
                        if joint[level] < 0 { joint[level] = code(level == 0 ? nil : names[level - 1]) }
                        return joint[level]
                    }
                )
            // Numbers in the one log and names in the other.
            case .numbers: codes.append(side.orders.map { code(column.text(ofOrder: $0)) })
            }
        }
        (self.levels, self.codes) = (levels, codes)
    }

    /// Few distinct numbers are levels; else the classes end at quantiles of both sides' numbers together.
    private static func classes(of sides: [[Double]]) -> (levels: [String?], codes: [[Int32]]) {
        let sorted = sides.joined().filter { !$0.isNaN }.sorted()
        var distinct: [Double] = []
        for number in sorted where number != distinct.last {
            distinct.append(number)
            if distinct.count > classes { break }
        }
        var ends = distinct
        if distinct.count > classes {
            ends = []
            for part in 1..<classes {
                let end = sorted[(sorted.count - 1) * part / classes]
                if end != ends.last { ends.append(end) }
            }
            // The last class is open.
            if ends.last == sorted.last { ends.removeLast() }
            // Where most numbers are the largest, they are a class of their own.
            if ends.isEmpty, let below = sorted.last(where: { $0 != sorted.last }) { ends = [below] }
            ends.append(.infinity)
        }
        var levels: [String?] =
            distinct.count > classes ? labels(ends) : distinct.map { text($0) }
        let missing = Int32(levels.count)
        if sides.joined().contains(where: \.isNaN) { levels.append(nil) }
        let codes = sides.map { numbers in
            numbers.map { number in
                number.isNaN ? missing : Int32(ends.firstIndex { number <= $0 } ?? ends.count - 1)
            }
        }
        return (levels, codes)
    }

    private static func labels(_ ends: [Double]) -> [String] {
        ends.indices.map { index in
            if index == 0 { return "≤ \(text(ends[0]))" }
            let below = text(ends[index - 1])
            return ends[index] == .infinity ? "> \(below)" : "> \(below), ≤ \(text(ends[index]))"
        }
    }

    private static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15
            ? String(Int64(number)) : String(format: "%.6g", number)
    }
}
