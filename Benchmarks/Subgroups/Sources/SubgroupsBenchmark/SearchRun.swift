import Foundation
import Statistics

/// One search: `SubgroupsBenchmark FOLDER ROWS LEVELS,LEVELS,… DEPTH MOST`.
///
/// The folder has `target.f64` and, for each column, `0.u8`, `1.u8`, …, as compare.py wrote them.
struct SearchRun {
    struct Usage: Error {}

    let folder: URL
    let rows: Int
    let levels: [Int]
    let depth: Int
    let most: Int

    init(arguments: [String]) throws {
        guard arguments.count == 6, let rows = Int(arguments[2]), let depth = Int(arguments[4]),
            let most = Int(arguments[5])
        else { throw Usage() }
        folder = URL(filePath: arguments[1])
        self.rows = rows
        levels = arguments[3].split(separator: ",").compactMap { Int($0) }
        self.depth = depth
        self.most = most
    }

    func run() throws {
        let target = try Data(contentsOf: folder.appending(path: "target.f64")).withUnsafeBytes {
            Array($0.bindMemory(to: Double.self).prefix(rows))
        }
        let columns = try levels.enumerated().map { column, count in
            SelectorColumn(
                name: "\(column)",
                codes: [UInt8](try Data(contentsOf: folder.appending(path: "\(column).u8")).prefix(rows)),
                codeCount: count,
                isOrdered: false
            )
        }
        var options = SubgroupSearch.Options()
        options.depth = depth
        options.most = most
        options.beamWidth = most
        options.fewestRows = 1
        let clock = ContinuousClock()
        var found: [FoundSubgroup] = []
        var best = Duration.seconds(1_000_000)
        for _ in 0..<5 {
            let time = clock.measure {
                found =
                    SubgroupSearch(columns, outcome: SubgroupOutcome(target), options: options).higher
            }
            best = min(best, time)
        }
        let lines = found.map { found in
            let conditions = found.subgroup.conditions.map { "[\($0.column),\($0.codes.lowerBound)]" }
            return "{\"conditions\":[\(conditions.joined(separator: ","))],\"quality\":\(found.quality)}"
        }
        print("{\"seconds\":\(best / .seconds(1)),\"found\":[\(lines.joined(separator: ","))]}")
    }
}
