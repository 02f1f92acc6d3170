import EventLogs
import GRDB

/// Brings orders that a workspace knows up to date: what a later import says of an order wins, what it does
/// not say is kept.
struct OrderUpdates {
    let database: Database
    let orders: NameMerge
    private(set) var replaced = 0
    private(set) var filled = 0

    init(_ database: Database, orders: NameMerge) {
        self.database = database
        self.orders = orders
    }

    mutating func update(
        _ column: String,
        from stored: AttributeColumn.Values,
        to new: AttributeColumn.Values
    ) throws {
        switch (stored, new) {
        case (.time(let stored), .time(let new)):
            try update(column, from: stored, to: new, isMissing: { $0 == EventLog.missingTime }) { $0 }
        case (.numeric(let stored), .numeric(let new)):
            try update(column, from: stored, to: new, isMissing: \.isNaN) { $0 }
        case (.categorical(let stored, let storedTable), .categorical(let new, let newTable)):
            var names = NameInterner()
            names.codes(of: storedTable)
            let codes = names.codes(of: newTable)
            let recoded = new.map { $0 < 0 ? $0 : codes[Int($0)] }
            let table = names.table
            try update(column, from: stored, to: recoded, isMissing: { $0 < 0 }) { table[$0] }
        default: preconditionFailure("the catalogue settles on one kind for an attribute")
        }
    }

    private mutating func update<Value: Equatable>(
        _ column: String,
        from stored: [Value],
        to new: [Value],
        isMissing: (Value) -> Bool,
        databaseValue: (Value) -> any DatabaseValueConvertible
    ) throws {
        var statement: Statement?
        for (order, value) in new.enumerated() where !isMissing(value) {
            let code = Int(orders.codes[order])
            if code >= stored.count || stored[code] == value { continue }
            if isMissing(stored[code]) { filled += 1 } else { replaced += 1 }
            let update =
                try statement
                ?? database.makeStatement(sql: "UPDATE orders SET \(column.quotedForSQL) = ? WHERE id = ?")
            statement = update
            try update.execute(arguments: [databaseValue(value), code + 1])
        }
    }
}
