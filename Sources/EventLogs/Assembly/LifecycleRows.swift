/// The lifecycle column, and the instance column beside it, while a source is being read.
struct LifecycleRows: Sendable {
    let column: Int
    let name: String
    let instanceColumn: Int?
    private var words = NameInterner()
    private var instances = NameInterner()
    /// Of each row, by source row: the code of its transition, the code of its instance, its line.
    private var transitionCodes = CodeColumn()
    private var instanceCodes: [Int32] = []
    private var lines: [UInt32] = []

    init(column: Int, name: String, instanceColumn: Int?) {
        self.column = column
        self.name = name
        self.instanceColumn = instanceColumn
    }

    @inline(__always)
    mutating func append(_ fields: RowFields, row: Int, line: Int) {
        fill(rows: row - 1)
        let word = fields[column]
        transitionCodes.append(word.isBlank ? EventLog.missingName : words.code(of: word))
        lines.append(UInt32(truncatingIfNeeded: line))
        guard let instanceColumn else { return }
        let instance = fields[instanceColumn]
        instanceCodes.append(instance.isBlank ? EventLog.missingName : instances.code(of: instance))
    }

    private mutating func fill(rows: Int) {
        while transitionCodes.count < rows {
            transitionCodes.append(EventLog.missingName)
            lines.append(0)
            if instanceColumn != nil { instanceCodes.append(EventLog.missingName) }
        }
    }

    mutating func merge(_ next: LifecycleRows, rowsBefore: Int, linesBefore: Int) {
        fill(rows: rowsBefore)
        let wordCodes = words.codes(of: next.words.table)
        let nextInstances = instances.codes(of: next.instances.table)
        var nextCodes = next.transitionCodes
        transitionCodes.append(takenFrom: &nextCodes, renumbered: wordCodes)
        for code in next.instanceCodes { instanceCodes.append(code < 0 ? code : nextInstances[Int(code)]) }
        for line in next.lines { lines.append(UInt32(truncatingIfNeeded: Int(line) + linesBefore)) }
    }

    var wordTable: NameTable { words.table }

    func transition(row: UInt32) -> Int32 { transitionCodes[Int(row) - 1] }

    func instance(row: UInt32) -> Int32 {
        instanceColumn == nil ? EventLog.missingName : instanceCodes[Int(row) - 1]
    }

    func line(row: UInt32) -> Int { Int(lines[Int(row) - 1]) }
}
