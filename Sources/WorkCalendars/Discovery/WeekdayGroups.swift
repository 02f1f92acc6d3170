import EventLogs

/// Weekdays whose hours look alike are pooled, since more days fix their bounds better; those that differ stay apart:
/// a Friday that ends at noon, a Saturday shift.
enum WeekdayGroups {
    /// The weekdays that are worked, in groups; those with most days come first.
    static func alike(_ evidence: [WorkEvidence], cut: Microseconds, works: [Bool]) -> [[Int]] {
        var first: [[Microseconds]] = Array(repeating: [], count: 7)
        var last: [[Microseconds]] = Array(repeating: [], count: 7)
        var dates: [Set<Int>] = Array(repeating: [], count: 7)
        for work in evidence {
            for (day, earliest, latest) in dayExtremes(work, cut: cut) {
                let weekday = CivilDate.weekday(daysSinceEpoch: day)
                first[weekday].append(earliest)
                last[weekday].append(latest)
                dates[weekday].insert(day)
            }
        }
        let candidates = (0..<7).filter { works[$0] && !first[$0].isEmpty }
            .sorted { (first[$1].count, $0) < (first[$0].count, $1) }
        guard let seed = typical(candidates, first, last) else { return [] }
        var groups: [[Int]] = [[seed]]
        for weekday in candidates where weekday != seed {
            // Colleagues on one date are no independent witnesses: two dates are too few to stand apart.
            let home = groups.firstIndex { group in
                dates[weekday].count < 3
                    || !differ(first[weekday], group.flatMap { first[$0] })
                        && !differ(last[weekday], group.flatMap { last[$0] })
            }
            if let home { groups[home].append(weekday) } else { groups.append([weekday]) }
        }
        return groups
    }

    /// The weekday that most others are like, so that an odd one does not lead the pool.
    private static func typical(_ weekdays: [Int], _ first: [[Microseconds]], _ last: [[Microseconds]])
        -> Int?
    {
        func likeness(_ one: Int) -> Int {
            weekdays.filter { !differ(first[one], first[$0]) && !differ(last[one], last[$0]) }.count
        }
        return weekdays.max { likeness($0) < likeness($1) }
    }

    /// The first and last moment of work on each day, since the cut; days ascending.
    private static func dayExtremes(
        _ work: WorkEvidence,
        cut: Microseconds
    ) -> [(day: Int, first: Microseconds, last: Microseconds)] {
        guard let earliest = work.starts.first, let latest = work.ends.max() else { return [] }
        let firstDay = Int((earliest - cut).floored(by: .day))
        let count = Int((latest - cut).floored(by: .day)) - firstDay + 1
        var first = Array(repeating: Microseconds.max, count: count)
        var last = Array(repeating: Microseconds.min, count: count)
        func note(_ instant: Microseconds, _ belonging: Microseconds) {
            let day = (belonging - cut).floored(by: .day)
            let time = instant - cut - day * .day
            let index = Int(day) - firstDay
            first[index] = min(first[index], time)
            last[index] = max(last[index], time)
        }
        for index in 0..<work.count {
            note(work.starts[index], work.starts[index])
            note(work.ends[index], work.lastInstant(index))
        }
        return (0..<count).filter { first[$0] <= last[$0] }.map { (firstDay + $0, first[$0], last[$0]) }
    }

    /// Mann-Whitney test at |z| > 2.9, and half an hour between the medians.
    private static func differ(_ one: [Microseconds], _ two: [Microseconds]) -> Bool {
        guard one.count >= 3, two.count >= 3, one.count * two.count >= 24 else { return false }
        let a = one.sorted()
        let b = two.sorted()
        guard abs(a[a.count / 2] - b[b.count / 2]) >= 30 * .minute else { return false }
        var wins = 0.0
        var below = 0
        var notAbove = 0
        for value in a {
            while below < b.count, b[below] < value { below += 1 }
            while notAbove < b.count, b[notAbove] <= value { notAbove += 1 }
            wins += Double(below) + Double(notAbove - below) / 2
        }
        let (n, m) = (Double(a.count), Double(b.count))
        let deviation = (n * m * (n + m + 1) / 12).squareRoot()
        return abs(wins - n * m / 2) > min(2.9, 0.95 * (n * m / 2) / deviation) * deviation
    }
}
