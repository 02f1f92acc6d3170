import EventLogs
import WorkCalendars

/// How many waits contain which times of the day, on a grid of five minutes.
///
/// Whether a wait contains a time of the grid depends only on the first and the last such time in it; so waits are
/// counted by these two, and all that follows works on the counts.
struct ClockWaits {
    /// Times of the day are numbered from midnight on; from `timesOfDay` on they are the next day's.
    static let grid: Microseconds = 5 * .minute
    private static let timesOfDay = Int(Microseconds.day / grid)

    struct Cell {
        let first: Int
        let last: Int
        let count: Int

        @inline(__always)
        func contains(_ time: Int) -> Bool { (time >= first ? time : time + timesOfDay) <= last }
    }

    private(set) var cells: [Cell] = []
    /// Waits of less than a day: longer ones contain every time and tell nothing.
    private(set) var telling = 0

    /// - Parameter waits: those of these instances, from `enabled` to their start, which is not before.
    /// - Complexity: O(instances + cells of the day²).
    init(of instances: ArraySlice<Int32>, log: EventLog, enabled: EnabledTimes) {
        let width = 2 * ClockWaits.timesOfDay
        var counts = [Int32](repeating: 0, count: (ClockWaits.timesOfDay + 1) * width)
        var clock = ZoneCursor(log.zone)
        for instance in instances.lazy.map(Int.init) {
            let wait = log.start[instance] - enabled[instance]
            guard wait < .day else { continue }
            let from = clock.timeOfDay(enabled[instance])
            let first = Int((from + ClockWaits.grid - 1) / ClockWaits.grid)
            let last = Int((from + wait) / ClockWaits.grid)
            counts[first * width + last] += 1
            telling += 1
        }
        for (index, count) in counts.enumerated() where count > 0 {
            cells.append(Cell(first: index / width, last: index % width, count: Int(count)))
        }
    }

    /// How many of the waits contain none of the times.
    func missed(by times: [Int]) -> Int { uncovered(by: times).reduce(0) { $0 + $1.count } }

    private func uncovered(by times: [Int]) -> [Cell] {
        cells.filter { cell in !times.contains { cell.contains($0) } }
    }

    /// Of the waits that contain none of `times`, the time that most contain; the earliest of equals.
    func mostContained(besides times: [Int]) -> Int {
        var changes = [Int](repeating: 0, count: 2 * ClockWaits.timesOfDay + 1)
        for cell in uncovered(by: times) where cell.first <= cell.last {
            changes[cell.first] += cell.count
            changes[cell.last + 1] -= cell.count
        }
        var running = 0
        var counts = [Int](repeating: 0, count: ClockWaits.timesOfDay)
        for time in 0..<2 * ClockWaits.timesOfDay {
            running += changes[time]
            counts[time % ClockWaits.timesOfDay] += running
        }
        return counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
    }
}
