import EventLogs

/// Times of day counted, over a part of a log.
///
/// For each second of the day there is how many times fall into it, and how many of them are whole seconds: one addition
/// for each time, and the rest is read off the seconds.
struct ClockTally: Sendable {
    static let steps: [Microseconds] = [.hour, 30 * .minute, 15 * .minute, 5 * .minute, .minute, .second]

    /// All times in the lower half, whole seconds in the upper one.
    private var counts = [UInt64](repeating: 0, count: 86_400)

    /// - Complexity: O(times).
    /// - Precondition: fewer times than 32 bits can number, here and in what is added.
    init(_ times: ArraySlice<Microseconds>, in zone: ZoneRules) {
        var clock = ZoneCursor(zone)
        counts.withUnsafeMutableBufferPointer { counts in
            times.withUnsafeBufferPointer { times in
                for time in times {
                    let ofDay = UInt64(bitPattern: clock.timeOfDay(time))
                    let second = ofDay / UInt64(Microseconds.second)
                    let isWhole = second &* UInt64(Microseconds.second) == ofDay
                    counts[Int(truncatingIfNeeded: second)] &+= isWhole ? 1 << 32 | 1 : 1
                }
            }
        }
    }

    mutating func add(_ other: ClockTally) {
        for second in counts.indices { counts[second] &+= other.counts[second] }
    }

    var bySecond: [Int] { counts.map { Int($0 & 0xffff_ffff) } }

    /// Dates: midnight, to the microsecond.
    var midnight: Int { whole(0) }

    /// Midnight of an offset an hour off.
    var besideMidnight: Int { whole(3_600) + whole(23 * 3_600) }

    /// Times that are no date and whose minute is divisible by five.
    var onFive: Int {
        counts.indices.reduce(-midnight) { $1 / 60 % 5 == 0 ? $0 + Int(counts[$1] & 0xffff_ffff) : $0 }
    }

    /// Times that are no date and whole multiples of each step.
    var onStep: [Int] {
        ClockTally.steps.map { step in
            stride(from: Int(step / .second), to: counts.count, by: Int(step / .second))
                .reduce(0) { $0 + whole($1) }
        }
    }

    private func whole(_ second: Int) -> Int { Int(counts[second] >> 32) }
}
