import EventLogs

/// Weekdays whose hours look alike are pooled, since more days fix their bounds better; those that differ stay apart:
/// a Friday that ends at noon, a Saturday shift.
enum WeekdayGroups {
    /// The weekdays that are worked, in groups; those with most days come first.
    static func alike(_ profiles: [WeekProfile], works: [Bool]) -> [[Int]] {
        var first: [[Microseconds]] = Array(repeating: [], count: 7)
        var last: [[Microseconds]] = Array(repeating: [], count: 7)
        var dates: [Set<Int>] = Array(repeating: [], count: 7)
        for profile in profiles {
            for (index, day) in profile.days.enumerated() where profile.first[index] <= profile.last[index] {
                let weekday = CivilDate.weekday(daysSinceEpoch: day)
                first[weekday].append(profile.first[index])
                last[weekday].append(profile.last[index])
                dates[weekday].insert(day)
            }
        }
        for weekday in 0..<7 {
            first[weekday].sort()
            last[weekday].sort()
        }
        let candidates = (0..<7).filter { works[$0] && !first[$0].isEmpty }
            .sorted { (first[$1].count, $0) < (first[$0].count, $1) }
        guard let seed = typical(candidates, first, last) else { return [] }
        var groups: [[Int]] = [[seed]]
        for weekday in candidates where weekday != seed {
            // Colleagues on one date are no independent witnesses: two dates are too few to stand apart.
            let home = groups.firstIndex { group in
                dates[weekday].count < 3
                    || !differ(first[weekday], group.flatMap { first[$0] }.sorted())
                        && !differ(last[weekday], group.flatMap { last[$0] }.sorted())
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

    /// Mann-Whitney test at |z| > 2.9, and half an hour between the medians; of ascending times.
    private static func differ(_ a: [Microseconds], _ b: [Microseconds]) -> Bool {
        guard a.count >= 3, b.count >= 3, a.count * b.count >= 24 else { return false }
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
