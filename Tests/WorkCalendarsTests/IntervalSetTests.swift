import EventLogs
import TestInputs
import Testing

@testable import WorkCalendars

/// The set as one flag for each unit of time: slow and plainly right.
private struct Bitmap: Equatable {
    static let length = 60
    var flags = Array(repeating: false, count: length)

    init(_ intervals: [(from: Microseconds, to: Microseconds)]) {
        for (from, to) in intervals where from < to {
            for unit in from..<to { flags[Int(unit)] = true }
        }
    }

    init(flags: [Bool]) { self.flags = flags }

    init(_ set: IntervalSet) { self.init((0..<set.count).map { set[$0] }) }

    func combined(_ other: Bitmap, _ keep: (Bool, Bool) -> Bool) -> Bitmap {
        Bitmap(flags: zip(flags, other.flags).map { keep($0, $1) })
    }

    func measure(_ from: Int, _ to: Int) -> Microseconds {
        from < to ? Microseconds(flags[from..<to].filter { $0 }.count) : 0
    }
}

@Suite struct IntervalSetTests {
    private func randomIntervals(
        _ random: inout SeededGenerator
    ) -> [(from: Microseconds, to: Microseconds)] {
        (0..<Int.random(in: 0...8, using: &random)).map { _ in
            let from = Int64.random(in: 0...58, using: &random)
            let to = Int64.random(in: max(0, from - 2)...min(60, from + 12), using: &random)
            return (from, to)
        }
    }

    private func isCanonical(_ set: IntervalSet) -> Bool {
        (0..<set.count).allSatisfy {
            set.starts[$0] < set.ends[$0] && ($0 == 0 || set.ends[$0 - 1] < set.starts[$0])
        }
    }

    @Test func aSearchFromNearbyFindsTheSame() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<3_000 {
            let set = IntervalSet(merging: randomIntervals(&random))
            var near = Int.random(in: 0...9, using: &random)
            let indexed = IndexedIntervals(set)
            for _ in 0..<8 {
                let from = Int64.random(in: -2...62, using: &random)
                let to = Int64.random(in: -2...62, using: &random)
                #expect(set.duration(from: from, to: to, near: &near) == set.duration(from: from, to: to))
                #expect(indexed.duration(from: from, to: to) == set.duration(from: from, to: to))
                #expect(indexed.lastEnd(before: to) == set.lastEnd(before: to))
            }
        }
    }

    @Test func algebraAgreesWithABitmap() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<3_000 {
            let one = randomIntervals(&random)
            let two = randomIntervals(&random)
            let (a, b) = (IntervalSet(merging: one), IntervalSet(merging: two))
            let (mapA, mapB) = (Bitmap(one), Bitmap(two))
            let from = Int.random(in: 0...60, using: &random)
            let to = Int.random(in: 0...60, using: &random)
            let window = Bitmap([(Int64(from), Int64(to))])
            let results: [(IntervalSet, Bitmap)] = [
                (a, mapA),
                (a.union(b), mapA.combined(mapB) { $0 || $1 }),
                (a.intersection(b), mapA.combined(mapB) { $0 && $1 }),
                (a.subtracting(b), mapA.combined(mapB) { $0 && !$1 }),
                (a.complement(from: Int64(from), to: Int64(to)), window.combined(mapA) { $0 && !$1 }),
                (a.clipped(from: Int64(from), to: Int64(to)), window.combined(mapA) { $0 && $1 }),
            ]
            for (set, map) in results {
                #expect(isCanonical(set) && Bitmap(set) == map)
                #expect(set.duration == map.measure(0, Bitmap.length))
            }
        }
    }

    @Test func questionsAgreeWithABitmap() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<1_000 {
            let intervals = randomIntervals(&random)
            let set = IntervalSet(merging: intervals)
            let map = Bitmap(intervals)
            for unit in 0..<Bitmap.length {
                let instant = Microseconds(unit)
                #expect(set.contains(instant) == map.flags[unit])
                #expect(set.duration(before: instant) == map.measure(0, unit))
                let next = map.flags[unit...].firstIndex(of: true)
                #expect(set.next(atOrAfter: instant) == next.map(Microseconds.init))
                let last = map.flags[..<unit].lastIndex(of: true)
                #expect(set.lastEnd(before: instant) == last.map { Microseconds($0 + 1) })
                #expect(set.firstIndex(endingAfter: instant) == set.ends.filter { $0 <= instant }.count)
            }
            let from = Int.random(in: 0...60, using: &random)
            let to = Int.random(in: 0...60, using: &random)
            #expect(set.duration(from: Int64(from), to: Int64(to)) == map.measure(from, to))
            let length = Microseconds.random(in: 0...20, using: &random)
            let done = (from...60).first { map.measure(from, $0) == length }
            #expect(set.instant(after: length, from: Int64(from)) == done.map(Microseconds.init))
        }
    }

    @Test func theOrderOfTheInputDoesNotMatter() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<500 {
            let intervals = randomIntervals(&random)
            let shuffled = intervals.shuffled(using: &random)
            #expect(IntervalSet(merging: intervals) == IntervalSet(merging: shuffled))
        }
    }

    @Test func theEmptySetAnswersEverything() {
        let set = IntervalSet.empty
        #expect(set.isEmpty && set.duration == 0 && !set.contains(0))
        #expect(set.next(atOrAfter: 5) == nil && set.lastEnd(before: 5) == nil)
        #expect(set.complement(from: 1, to: 3) == IntervalSet(from: 1, to: 3))
        #expect(IntervalSet(from: 3, to: 3).isEmpty && IntervalSet(from: 3, to: 1).isEmpty)
    }
}
