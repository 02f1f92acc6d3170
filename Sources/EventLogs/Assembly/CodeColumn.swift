/// A growing column of codes by row, in runs: one, and one more for each column that joined it.
///
/// Most columns of a log have few distinct values, and the codes of all rows are held until the log is sorted.
struct CodeColumn: Sendable {
    private var runs = [CodeRun()]
    /// The rows before each run.
    private var rowsBefore = [0]

    var count: Int { rowsBefore[rowsBefore.count - 1] + runs[runs.count - 1].count }

    @inline(__always)
    mutating func append(_ code: Int32) { runs[runs.count - 1].append(code) }

    mutating func append(_ codes: UnsafeBufferPointer<Int32>) { runs[runs.count - 1].append(codes) }

    /// Appends rows that have no value until there are so many.
    @inline(__always)
    mutating func fill(rows: Int) {
        while count < rows { append(EventLog.missingName) }
    }

    /// Takes the rows out of another column, whose codes are those of a list here.
    mutating func append(takenFrom other: inout CodeColumn, renumbered codes: [Int32]) {
        let before = count
        for index in other.runs.indices {
            other.runs[index].renumber(codes)
            rowsBefore.append(before + other.rowsBefore[index])
        }
        runs += other.runs
        other = CodeColumn()
    }

    subscript(row: Int) -> Int32 {
        get {
            let run = run(of: row)
            return runs[run][row - rowsBefore[run]]
        }
        set {
            let run = run(of: row)
            runs[run][row - rowsBefore[run]] = newValue
        }
    }

    private func run(of row: Int) -> Int {
        rowsBefore.withUnsafeBufferPointer { Reader.run(of: row, $0) }
    }

    /// Codes where they lie.
    struct Reader {
        fileprivate let runs: UnsafeBufferPointer<CodeRun.Pointer>
        fileprivate let rowsBefore: UnsafeBufferPointer<Int>
        let count: Int

        /// - Precondition: there is such a row.
        @inline(__always)
        subscript(row: Int) -> Int32 {
            let run = Reader.run(of: row, rowsBefore)
            return runs[run][row &- rowsBefore[run]]
        }

        @inline(__always)
        fileprivate static func run(of row: Int, _ rowsBefore: UnsafeBufferPointer<Int>) -> Int {
            var run = rowsBefore.count &- 1
            while rowsBefore[run] > row { run &-= 1 }
            return run
        }
    }

    /// Calls `body` with the codes, for who reads many of them.
    func withReader<Result>(_ body: (Reader) -> Result) -> Result { withReader([], body) }

    private func withReader<Result>(_ pointers: [CodeRun.Pointer], _ body: (Reader) -> Result) -> Result {
        guard pointers.count < runs.count else {
            return pointers.withUnsafeBufferPointer { runs in
                rowsBefore.withUnsafeBufferPointer {
                    body(Reader(runs: runs, rowsBefore: $0, count: count))
                }
            }
        }
        return runs[pointers.count].withPointer { withReader(pointers + [$0], body) }
    }
}
