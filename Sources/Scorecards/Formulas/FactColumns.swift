import EventLogs
import Workspace

/// Which columns of a formula's query hold what of a fact.
struct FactColumns {
    private let person: Int
    private let time: Int?
    private let period: Int?
    private let value: Int
    private let order: Int?
    private let event: Int?

    static let names = ["person", "time", "period", "value", "order", "event"]

    init(_ columns: [String], of name: String, _ query: Query) throws(FormulaError) {
        var places: [String: Int] = [:]
        for (index, column) in columns.enumerated() {
            let folded = column.lowercased()
            let offset = SQLText(query.sql).offset(of: column)
            guard FactColumns.names.contains(folded) else {
                throw FormulaError(
                    .unknownColumn(column, allowed: FactColumns.names),
                    in: name,
                    query,
                    at: offset
                )
            }
            guard places.updateValue(index, forKey: folded) == nil else {
                throw FormulaError(.columnTwice(folded), in: name, query, at: offset)
            }
        }
        func place(_ names: String...) throws(FormulaError) -> Int {
            guard let place = names.lazy.compactMap({ places[$0] }).first else {
                throw FormulaError(.missingColumn(names, found: columns), in: name, query)
            }
            return place
        }
        person = try place("person")
        value = try place("value")
        _ = try place("time", "period")
        (time, period) = (places["time"], places["period"])
        if time != nil, period != nil { throw FormulaError(.columnTwice("time"), in: name, query) }
        (order, event) = (places["order"], places["event"])
    }

    /// What a row says.
    enum Reading {
        case fact(Fact)
        /// A row that is nobody's, or of no time.
        case withoutPerson, withoutTime
    }

    /// - Parameter number: of the row, from 1.
    func read(
        _ row: borrowing QueryRow,
        number: Int,
        length: Period.Length
    ) throws(FormulaProblem) -> Reading {
        guard let person = text(row[person]) else { return .withoutPerson }
        let period: Period
        var date: CivilDate?
        if let column = time {
            guard let text = text(row[column]) else { return .withoutTime }
            guard let day = CivilDate(prefixOf: text) else {
                throw FormulaProblem(.timeUnreadable(text, row: number))
            }
            date = day
            period = Period(length, holding: day)
        } else {
            guard let text = self.period.flatMap({ self.text(row[$0]) }) else { return .withoutTime }
            guard let read = Period(text), read.length == length else {
                throw FormulaProblem(.notPeriod(text, length, row: number))
            }
            period = read
        }
        var fact = Fact(person: person, period: period, date: date, value: nil)
        switch row[value] {
        case .null: break
        case .integer(let integer): fact.value = Double(integer)
        // What overflows is no more a number than what divides by zero.
        case .real(let real): fact.value = real.isFinite ? real : nil
        case .text(let text): throw FormulaProblem(.valueNotNumber(text, row: number))
        case .blob: throw FormulaProblem(.valueNotNumber("a blob", row: number))
        }
        if let order { fact.order = text(row[order]) }
        if let event {
            switch row[event] {
            case .integer(let integer): fact.event = integer
            case .null: break
            case let other: throw FormulaProblem(.eventNotNumber(text(other) ?? "a blob", row: number))
            }
        }
        return .fact(fact)
    }

    /// Names may be numbers in a table of somebody's own.
    private func text(_ value: QueryRow.Value) -> String? {
        switch value {
        case .text(let text): text.isEmpty ? nil : text
        case .integer(let integer): "\(integer)"
        case .real(let real): "\(real)"
        case .null, .blob: nil
        }
    }
}

/// A problem on its way to the formula that it is in.
struct FormulaProblem: Error {
    let problem: FormulaError.Problem
    init(_ problem: FormulaError.Problem) { self.problem = problem }
}

extension CivilDate {
    /// The date that a text such as `2026-03-02T09:30:00` begins with.
    init?(prefixOf text: String) {
        let bytes = Array(text.utf8.prefix(11))
        guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            bytes.count == 10 || !(0x30...0x39).contains(bytes[10])
        else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var number = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                number = number * 10 + Int(byte - 0x30)
            }
            return number
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
            return nil
        }
        self.init(year: year, month: month, day: day)
        if !isValid { return nil }
    }
}
