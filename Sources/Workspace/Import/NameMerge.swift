import EventLogs
import GRDB

/// The codes that the names of a log have in the workspace.
struct NameMerge {
    /// By code in the log.
    let codes: [Int32]
    /// The codes in the log of names that the workspace does not have.
    let added: [Int]
    /// Whether the workspace had no names, so that codes stay what they are.
    private let isFirst: Bool

    init(_ table: NameTable, into stored: NameTable) {
        isFirst = stored.count == 0
        if isFirst {
            codes = (0..<Int32(table.count)).map { $0 }
            added = Array(codes.indices)
            return
        }
        var names = NameInterner()
        names.codes(of: stored)
        codes = names.codes(of: table)
        added = codes.indices.filter { [codes] in codes[$0] >= stored.count }
    }

    /// By code in the log, for columns that follow its codes: those of the instances, for example.
    func codes(of column: [Int32]) -> [Int32] {
        isFirst ? column : column.map { $0 < 0 ? $0 : codes[Int($0)] }
    }

    /// The columns of a table of these names: id, name.
    func columns(_ table: NameTable) -> [TableColumn] {
        [
            TableColumn(name: "id", values: .ids(codes: codes)),
            TableColumn(
                name: "name",
                values: .names(codes: (0..<Int32(table.count)).map { $0 }, table: table)
            ),
        ]
    }
}
