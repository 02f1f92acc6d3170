import EventLogs

/// The values of one attribute while its table is being read.
struct AttributeScan: Sendable {
    let attribute: StoredAttribute
    private var names = NameInterner()
    private var codes: [Int32] = []
    /// By code, the least place that the name was seen at.
    private var firstPlace: [UInt64] = []
    private var numbers: [Double] = []
    private var times: [Microseconds] = []

    init(_ attribute: StoredAttribute) { self.attribute = attribute }

    /// Takes the value that a row has in that column of the scan.
    /// - Parameter place: where the row stood among everything imported; names are numbered in that order.
    @inline(__always)
    mutating func append(_ row: RowValues, _ column: Int, place: UInt64) {
        let isMissing = row.isNull(column)
        switch attribute.kind {
        case .category:
            if isMissing { return codes.append(EventLog.missingName) }
            let code = names.code(of: row.text(column))
            codes.append(code)
            see(code, at: place)
        case .number: numbers.append(isMissing ? .nan : row.real(column))
        case .time: times.append(isMissing ? EventLog.missingTime : row.integer(column))
        }
    }

    @inline(__always)
    private mutating func see(_ code: Int32, at place: UInt64) {
        if Int(code) == firstPlace.count {
            firstPlace.append(place)
        } else {
            firstPlace[Int(code)] = min(firstPlace[Int(code)], place)
        }
    }

    /// Takes the values of the rows behind these.
    mutating func append(contentsOf next: AttributeScan) {
        let known = names.codes(of: next.names.table)
        for (code, place) in zip(known, next.firstPlace) { see(code, at: place) }
        codes.append(contentsOf: next.codes.lazy.map { $0 < 0 ? $0 : known[Int($0)] })
        numbers.append(contentsOf: next.numbers)
        times.append(contentsOf: next.times)
    }

    /// The column, its rows in the order given; nil for as they came.
    func column(in order: [Int]?) -> AttributeColumn {
        let values: AttributeColumn.Values =
            switch attribute.kind {
            case .category: renumbered(codes.taken(in: order))
            case .number: .numeric(numbers.taken(in: order))
            case .time: .time(times.taken(in: order))
            }
        return AttributeColumn(name: attribute.name, values: values)
    }

    /// Numbers the names as they first stood in what was imported, not as the table has them.
    private func renumbered(_ codes: [Int32]) -> AttributeColumn.Values {
        let sorted = firstPlace.indices.sorted { (firstPlace[$0], $0) < (firstPlace[$1], $1) }
        if sorted.elementsEqual(firstPlace.indices) { return .categorical(codes: codes, table: names.table) }
        var renumbered = Array(repeating: Int32(0), count: sorted.count)
        for (new, old) in sorted.enumerated() { renumbered[old] = Int32(new) }
        return .categorical(
            codes: codes.map { $0 < 0 ? $0 : renumbered[Int($0)] },
            table: NameTable(sorted.map { names.table[Int32($0)] })
        )
    }
}

extension Array {
    /// The elements at those indices; nil for all as they are.
    func taken(in order: [Int]?) -> [Element] {
        order.map { order in order.map { self[$0] } } ?? self
    }
}
