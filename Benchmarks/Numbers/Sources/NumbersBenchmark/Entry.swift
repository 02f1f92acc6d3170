import Foundation

/// `NumbersBenchmark TASK FOLDER RUNS`: times one task on the data in a folder and prints one JSON object.
///
/// `Benchmarks/numbers` writes the data, runs this and its peers in turn, and makes the table.
@main struct Entry {
    static func main() throws { try run(Array(CommandLine.arguments.dropFirst())) }
}

private func run(_ arguments: [String]) throws {
    guard arguments.count == 3, let task = tasks[arguments[0]], let runs = Int(arguments[2]) else {
        let names = tasks.keys.sorted().joined(separator: " | ")
        FileHandle.standardError.write(Data("usage: NumbersBenchmark \(names) FOLDER RUNS\n".utf8))
        exit(2)
    }
    let measurement = try task(TaskData(folder: arguments[1]), runs)
    print(String(decoding: try JSONEncoder().encode(measurement), as: UTF8.self))
}

private let tasks: [String: @Sendable (TaskData, Int) throws -> Measurement] = [
    "binary": binary,
    "bootstrap": clusterBootstrap,
    "importance-15": importance,
    "importance-20": importance,
    "importance-25": importance,
    "importance-25-eight-outcomes": importance,
    "jackknife": clusterJackknife,
    "mixed-10m": mixedDesign,
    "mixed-1m": mixedDesign,
    "nine-outcomes": ordinaryLeastSquares,
    "ols": ordinaryLeastSquares,
    "ols-hc3": heteroskedasticErrors,
    "pairs": pairs,
    "panel": panel,
    "programs": programs,
    "steps": steps,
]
