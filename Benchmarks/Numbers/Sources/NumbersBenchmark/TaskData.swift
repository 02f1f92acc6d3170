import Foundation
import Statistics

/// The columns that `Benchmarks/numbers` wrote: `NAME.f64` and `NAME.i32`, raw and little-endian.
struct TaskData {
    let folder: URL

    init(folder: String) { self.folder = URL(filePath: folder, directoryHint: .isDirectory) }

    /// The numbers of `NAME.f64`.
    func numbers(_ name: String) throws -> [Double] { try values(name + ".f64") }

    /// The codes of `NAME.i32`.
    func codes(_ name: String) throws -> [Int32] { try values(name + ".i32") }

    /// The columns `PREFIX0`, `PREFIX1` and so on, as many as there are.
    func columns(_ prefix: String) throws -> [NumericColumn] {
        var columns: [NumericColumn] = []
        while FileManager.default.fileExists(
            atPath: folder.appending(path: "\(prefix)\(columns.count).f64").path
        ) {
            let name = "\(prefix)\(columns.count)"
            columns.append(NumericColumn(name: name, values: try numbers(name)))
        }
        return columns
    }

    /// The codes of `NAME.i32` as a column of so many levels as the largest code says.
    func factor(_ name: String) throws -> CategoricalColumn {
        let codes = try codes(name)
        return CategoricalColumn(name: name, levels: (0...(codes.max() ?? 0)).map(String.init), codes: codes)
    }

    private func values<Value: BitwiseCopyable>(_ file: String) throws -> [Value] {
        let data = try Data(contentsOf: folder.appending(path: file), options: .mappedIfSafe)
        return data.withUnsafeBytes { Array($0.bindMemory(to: Value.self)) }
    }
}
