import Delays
import EventLogs
import Parallelism
import Statistics

/// How lead times grow with arrivals: how far a desk is from where they run away.
public struct LoadCurve: Sendable {
    public let points: [Point]

    public struct Point: Sendable, Equatable, Codable {
        /// Times the arrivals of the log.
        public let factor: Double
        public let orders: Int
        /// Hours.
        @ExplicitNull public var mean: Double?
        @ExplicitNull public var median: Double?
        @ExplicitNull public var ninetieth: Double?
        @ExplicitNull public var lateShare: Double?
        /// The share of time on duty that the one with the most work works, among those of the log.
        @ExplicitNull public var busiestShare: Double?
        @ExplicitNull public var busiest: String?
        /// Orders in hand when the last one came in.
        public let inHand: Int
        /// Orders that were not completed before the desk closed for good.
        public let uncompleted: Int
    }

    public static let factors = [0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5]

    /// - Complexity: a ``Replay`` for each factor and course, on all processors.
    public init(_ study: ImprovementStudy, factors: [Double] = LoadCurve.factors) {
        let courses = study.works.count
        let replayed = concurrentMap(factors.count * courses) { index in
            LoadCurve.course(study.works[index % courses], factors[index / courses], study)
        }
        points = factors.indices.map { place in
            LoadCurve.point(factors[place], replayed[place * courses..<(place + 1) * courses], study)
        }
    }

    /// The mean of the courses, in which there are as many orders.
    private static func point(
        _ factor: Double,
        _ courses: ArraySlice<Course>,
        _ study: ImprovementStudy
    ) -> Point {
        func mean(_ value: (Course) -> Double?) -> Double? {
            let told = courses.compactMap(value)
            return told.isEmpty ? nil : told.reduce(0, +) / Double(told.count)
        }
        func count(_ value: (Course) -> Int) -> Int { Int((mean { Double(value($0)) } ?? 0).rounded()) }
        let shares = study.logged.desk.resources.indices.map { resource in
            mean { $0.load.share(of: resource) } ?? 0
        }
        let busiest = shares.indices.filter { shares[$0] > 0 }.max {
            (shares[$0], $1) < (shares[$1], $0)
        }
        return Point(
            factor: factor,
            orders: courses.first?.orders ?? 0,
            mean: mean(\.mean),
            median: mean(\.median),
            ninetieth: mean(\.ninetieth),
            lateShare: mean(\.lateShare),
            busiestShare: busiest.map { shares[$0] },
            busiest: busiest.map { study.ledger.log.resources[Int32($0)] },
            inHand: count(\.inHand),
            uncompleted: count(\.uncompleted)
        )
    }

    /// One course of so many orders.
    private struct Course: Sendable {
        let orders: Int
        let mean, median, ninetieth, lateShare: Double?
        let load: ResourceLoad
        let inHand, uncompleted: Int
    }

    private static func course(_ work: ReplayWork, _ factor: Double, _ study: ImprovementStudy) -> Course {
        let (work, source) = work.scaled(by: factor)
        var logged = study.logged
        logged.work = work
        let (times, orders) = study.replay(logged, source: source)
        let done = orders.leadTime.filter { $0 != EventLog.missingTime }.sorted()
        let judged = orders.lateness.filter { $0 != .unknown }
        let last = work.arrival.max() ?? 0
        let hour = Double(Microseconds.hour)
        return Course(
            orders: work.orderCount,
            mean: done.isEmpty ? nil : done.reduce(0) { $0 + Double($1) } / hour / Double(done.count),
            median: quantile(ofSorted: done, 0.5).map { $0 / hour },
            ninetieth: quantile(ofSorted: done, 0.9).map { $0 / hour },
            lateShare: judged.isEmpty ? nil : Double(judged.count { $0 == .late }) / Double(judged.count),
            load: ResourceLoad(logged, times),
            inHand: work.arrival.indices.count { order in
                orders.leadTime[order] == EventLog.missingTime
                    ? work.firstInstance[order] < work.firstInstance[order + 1]
                    : work.arrival[order] + orders.leadTime[order] > last
            },
            uncompleted: times.uncompleted(of: work)
        )
    }
}

extension ReplayTimes {
    fileprivate func uncompleted(of work: ReplayWork) -> Int {
        work.arrival.indices.count {
            work.firstInstance[$0] < work.firstInstance[$0 + 1] && completion(ofOrder: $0, in: work) == nil
        }
    }
}

extension ReplayWork {
    /// The orders with so many times the arrivals: evenly over time some are left out, or come again a week later (the last ones a week
    /// earlier), at the same time of the week as before.
    /// - Returns: the work, and of each of its orders the one that it is or is a copy of.
    func scaled(by factor: Double) -> (work: ReplayWork, source: [Int]) {
        let byArrival = arrival.indices.sorted { (arrival[$0], $0) < (arrival[$1], $1) }
        let last = byArrival.last.map { arrival[$0] } ?? 0
        var entries: [(order: Int, copy: Int, shift: Microseconds)] = []
        for (place, order) in byArrival.enumerated() {
            let times = Int(Double(place + 1) * factor + 1e-9) - Int(Double(place) * factor + 1e-9)
            for copy in 0..<times {
                let isLate = arrival[order] + Microseconds(copy) * .week > last
                entries.append((order, copy, Microseconds(copy) * (isLate ? -.week : .week)))
            }
        }
        // In the order of the log, so that what is ready at one moment is taken in the same order as ever.
        entries.sort { ($0.order, $0.copy) < ($1.order, $1.copy) }
        let source = entries.map { $0.order }
        var (firstInstance, activity, effort) = ([0], [Int32](), [Microseconds]())
        var (outside, outsideClock, rank) = ([Microseconds](), [Int32](), [Double]())
        var (assignee, isFirstTouch, gathering) = ([Int32](), [Bool](), [Int32]())
        let gatherings = (self.gathering.max() ?? -1) + 1
        var (firstEnabler, enablers) = ([0], [Int32]())
        for (order, copy, _) in entries {
            let own = self.firstInstance[order]..<self.firstInstance[order + 1]
            let shift = Int32(activity.count - own.lowerBound)
            activity += self.activity[own]
            effort += self.effort[own]
            outside += self.outside[own]
            outsideClock += self.outsideClock[own]
            rank += self.rank[own]
            assignee += self.assignee[own]
            isFirstTouch += self.isFirstTouch[own]
            gathering += self.gathering[own].map { $0 < 0 ? $0 : $0 + Int32(copy) * gatherings }
            let before = self.firstEnabler[own.lowerBound]..<self.firstEnabler[own.upperBound]
            let moved = enablers.count - before.lowerBound
            firstEnabler += own.map { self.firstEnabler[$0 + 1] + moved }
            enablers += self.enablers[before].map { $0 + shift }
            firstInstance.append(activity.count)
        }
        let scaled = ReplayWork(
            arrival: entries.map { arrival[$0.order] + $0.shift },
            firstInstance: firstInstance,
            activity: activity,
            effort: effort,
            outside: outside,
            outsideClock: outsideClock,
            clocks: clocks,
            rank: rank,
            assignee: assignee,
            isFirstTouch: isFirstTouch,
            gathering: gathering,
            firstEnabler: firstEnabler,
            enablers: enablers
        )
        return (scaled, source)
    }
}
