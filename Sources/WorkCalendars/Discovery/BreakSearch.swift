import EventLogs

/// Breaks inside the working hours, from the times at which work is begun.
///
/// Work that runs on into a break covers it, so that coverage shows a short lunch only where tasks are shorter still;
/// but hardly anything is begun in it. A run of a quarter of an hour or more in which next to nothing begins,
/// although a dozen beginnings were to be expected at the day's usual rate, is a break.
struct BreakSearch {
    private static var cell: Microseconds { 300 * 1_000_000 }
    private static let leastCells = 3
    private static let leastExpected = 12.0
    /// The share of the usual rate up to which a cell belongs to a break, and a break is one.
    private static let quiet = 0.1

    private let begun: [Int]

    init(_ work: WorkSpans, zone: ZoneRules) {
        var begun = [Int](repeating: 0, count: Int(Microseconds.day / BreakSearch.cell))
        var clock = ZoneCursor(zone)
        var midnight = Microseconds.min / 2
        work.forEachBlock { starts, _ in
            for start in starts {
                let local = clock.local(start)
                if local &- midnight < 0 || local &- midnight >= .day {
                    midnight = local.floored(by: .day) * .day
                }
                begun[Int((local &- midnight) / BreakSearch.cell)] += 1
            }
        }
        self.begun = begun
    }

    /// The hours without the breaks; unchanged where there are none.
    /// - Complexity: O(cells of the day).
    func removingBreaks(from week: WeeklyHours) -> WeeklyHours {
        let days = week.days.filter { !$0.isEmpty }
        // Only what every working day has in common is searched: elsewhere the rates are not comparable.
        guard let first = days.first, days.allSatisfy({ $0 == first }) else { return week }
        let breaks = first.flatMap(breaks(in:))
        guard !breaks.isEmpty else { return week }
        let hours = first.flatMap { spell -> [Range<Microseconds>] in
            var parts: [Range<Microseconds>] = []
            var from = spell.lowerBound
            for pause in breaks
            where pause.lowerBound >= spell.lowerBound && pause.upperBound <= spell.upperBound {
                parts.append(from..<pause.lowerBound)
                from = pause.upperBound
            }
            parts.append(from..<spell.upperBound)
            return parts.filter { !$0.isEmpty }
        }
        return WeeklyHours(days: week.days.map { $0.isEmpty ? [] : hours })
    }

    /// Breaks strictly inside a spell of work: at its edges it is the spell that ends.
    private func breaks(in spell: Range<Microseconds>) -> [Range<Microseconds>] {
        let cells =
            Int(
                (spell.lowerBound + BreakSearch.cell - 1) / BreakSearch.cell
            )..<Int(spell.upperBound / BreakSearch.cell)
        guard cells.count > 2 * BreakSearch.leastCells else { return [] }
        let sorted = begun[cells].sorted()
        let usual = Double(sorted[sorted.count / 2])
        var breaks: [Range<Microseconds>] = []
        var run = cells.lowerBound..<cells.lowerBound
        for cell in cells {
            if Double(begun[cell]) <= BreakSearch.quiet * usual {
                run = run.lowerBound..<(cell + 1)
                continue
            }
            if run.lowerBound > cells.lowerBound, isBreak(run, usual) {
                breaks.append(
                    Microseconds(run.lowerBound) * BreakSearch.cell..<Microseconds(run.upperBound)
                        * BreakSearch.cell
                )
            }
            run = (cell + 1)..<(cell + 1)
        }
        return breaks
    }

    private func isBreak(_ run: Range<Int>, _ usual: Double) -> Bool {
        let expected = usual * Double(run.count)
        let found = Double(begun[run].reduce(0, +))
        return run.count >= BreakSearch.leastCells && expected >= BreakSearch.leastExpected
            && found <= BreakSearch.quiet * expected
    }
}

extension DiscoveredCalendar {
    /// With the breaks that the beginnings of its resource's work show.
    public func findingBreaks(in work: WorkSpans) -> DiscoveredCalendar {
        guard kind == .hours, let calendar else { return self }
        var found = calendar
        found.week = BreakSearch(work, zone: calendar.zone).removingBreaks(from: calendar.week)
        return DiscoveredCalendar(kind: kind, calendar: found, absences: absences, evidence: evidence)
    }
}
