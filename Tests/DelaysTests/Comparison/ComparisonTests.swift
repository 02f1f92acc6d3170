import EventLogs
import TestInputs
import Testing

@testable import Delays

@Suite struct ComparisonTests {
    private func sides(_ ledger: DelayLedger, _ a: String, _ b: String) throws -> ComparedSides {
        func side(_ text: String) throws -> ComparisonSide {
            let condition = try #require(OrderSelection.Condition(text))
            return try ComparisonSide(of: ledger, OrderSelection([condition]), name: text)
        }
        return try ComparedSides(side(a), side(b), areOfOneLog: true)
    }

    private var quick: ComparisonOptions {
        var options = ComparisonOptions()
        options.replicates = 60
        return options
    }

    private func expectAdditive(_ found: Comparison, _ comment: Comment) {
        #expect(found.total.aMicroseconds == found.a.meanMicroseconds, comment)
        #expect(found.total.bMicroseconds == found.b.meanMicroseconds, comment)
        let lines = [found.parts.map(\.split), found.stages.map(\.split), found.causes.map(\.split)]
        for line in lines {
            #expect(line.reduce(0) { $0 + $1.aMicroseconds } == found.a.meanMicroseconds, comment)
            #expect(line.reduce(0) { $0 + $1.bMicroseconds } == found.b.meanMicroseconds, comment)
            let mix = line.reduce(0) { $0 + $1.mix.microseconds }
            #expect(mix == found.total.mix.microseconds, comment)
            #expect(line.reduce(0) { $0 + $1.pace.microseconds } == found.total.pace.microseconds, comment)
            let unmatched = line.reduce(0) { $0 + $1.unmatchedMicroseconds }
            #expect(unmatched == found.total.unmatchedMicroseconds, comment)
        }
        for row in lines.joined() + [found.total] {
            #expect(row.difference.microseconds == row.bMicroseconds - row.aMicroseconds, comment)
            #expect(row.mix.microseconds + row.pace.microseconds == row.difference.microseconds, comment)
        }
        let ofKinds = (
            mix: found.kinds.reduce(0) { $0 + $1.mixMicroseconds },
            pace: found.kinds.reduce(0) { $0 + $1.paceMicroseconds }
        )
        #expect(ofKinds.mix == found.total.mix.microseconds, comment)
        #expect(ofKinds.pace == found.total.pace.microseconds, comment)
    }

    @Test(arguments: 0..<40)
    func addsUpExactlyOnRandomLogs(_ seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        func some(_ names: [String]) -> String { names[Int.random(in: names.indices, using: &random)] }
        let orders = (0..<Int.random(in: 60...150, using: &random)).map { index in
            ComparisonLog.Order(
                day: index,
                hours: [
                    Double.random(in: 0...9, using: &random), Double.random(in: 0...31, using: &random),
                ],
                values: ["site": some(["x", "y"]), "kind": some(["p", "q", "r"]), "way": some(["u", "v"])]
            )
        }
        let ledger = ComparisonLog(orders: orders).ledger
        let found = try Comparison(sides(ledger, "site=x", "site=y"), options: quick)
        expectAdditive(found, "seed \(seed)")
        // The means are those of the lead times.
        for (row, name) in [(found.a, "x"), (found.b, "y")] {
            let own = orders.indices.filter { orders[$0].values["site"] == name }
            let mean = Double(own.reduce(0) { $0 + ledger.leadTime(ofOrder: $1) }) / Double(own.count)
            #expect(row.meanMicroseconds == Microseconds(mean.rounded()) && row.orders == own.count)
        }
    }

    /// Desks with queues, overlaps, rework and people off duty, halved by the number of the order.
    @Test(arguments: 0..<60)
    func addsUpExactlyOnLedgersOfAllCauses(_ seed: Int) throws {
        let (log, roster) = RandomLog.make(seed)
        let ledger = DelayLedger(log: log, roster: roster)
        guard log.orderCount > 3 else { return }
        let half = log.orderCount / 2
        let sides = try ComparedSides(
            ComparisonSide(name: "a", ledger: ledger, orders: Array(0..<half)),
            ComparisonSide(name: "b", ledger: ledger, orders: Array(half..<log.orderCount)),
            areOfOneLog: true
        )
        var options = quick
        options.kindColumns = []
        do {
            let found = try Comparison(sides, options: options)
            expectAdditive(found, "seed \(seed)")
            #expect(found.total.mix.microseconds == 0 || abs(found.total.mix.microseconds) < 20)
        } catch ComparisonError.nothingInCommon {
            // Less than five orders on a side.
            #expect(half < OrderKinds.leastOrders || log.orderCount - half < OrderKinds.leastOrders)
        }
    }

    /// The second half is as quick as the first, but of its slow orders only the first activity is known yet.
    @Test func openOrdersAreLeftOutAndCounted() throws {
        let orders = (0..<80).map { index in
            let isOpen = index >= 40 && index % 2 == 0
            return ComparisonLog.Order(
                day: index,
                hours: [2, isOpen ? 0 : Double(index % 4)],
                values: ["site": index < 40 ? "x" : "y"]
            )
        }
        let open = Set((40..<80).filter { $0 % 2 == 0 })
        let ledger = ComparisonLog(orders: orders, open: open).ledger
        func side(_ name: String) throws -> ComparisonSide {
            try ComparisonSide(
                of: ledger,
                OrderSelection([.value(column: "site", value: name)]),
                name: name
            )
        }
        let sides = try ComparedSides(side("x"), side("y"), areOfOneLog: true)
        #expect(sides.b.orders == (40..<80).filter { $0 % 2 == 1 })
        var options = quick
        options.kindColumns = []
        let found = try Comparison(sides, options: options)
        #expect([found.a.openOrders, found.b.openOrders] == [0, 20])
        let closed = (41..<80).filter { $0 % 2 == 1 }.map { ledger.leadTime(ofOrder: $0) }
        #expect(found.b.meanMicroseconds == closed.reduce(0, +) / 20)
        let scan = try WeeklyScan(ledger)
        #expect(scan.openOrders == 20)
        let times = WeeklyTimes(ledger)
        #expect(times.orders.reduce(0, +) == 60)
        let allOpen = ComparisonLog(orders: orders, open: Set(40..<80)).ledger
        #expect(throws: ComparisonError.noOrders(side: "y", open: 40)) {
            try ComparisonSide(
                of: allOpen,
                OrderSelection([.value(column: "site", value: "y")]),
                name: "y"
            )
        }
    }

    /// Site y has more slow orders and takes two hours longer to pack.
    private var planted: DelayLedger {
        let kinds = Array(repeating: "quick", count: 30) + Array(repeating: "slow", count: 10)
        let others = Array(repeating: "quick", count: 10) + Array(repeating: "slow", count: 30)
        let x = kinds.enumerated().map { index, kind in
            ComparisonLog.Order(
                day: index,
                hours: [kind == "slow" ? 9 : 1, 3],
                values: ["site": "x", "kind": kind]
            )
        }
        let y = others.enumerated().map { index, kind in
            ComparisonLog.Order(
                day: 40 + index,
                hours: [kind == "slow" ? 9 : 1, 5],
                values: ["site": "y", "kind": kind]
            )
        }
        return ComparisonLog(orders: x + y).ledger
    }

    @Test func theSmallCaseThatCanBeDoneByHand() throws {
        var options = quick
        options.selectingColumns = ["site"]
        let found = try Comparison(sides(planted, "site=x", "site=y"), options: options)
        #expect(found.kindColumns == ["kind"])
        #expect(found.leftOutColumns == [LeftOutColumnRow(column: "site", reason: .selects)])
        #expect(found.total.difference.microseconds == 6 * .hour)
        // Half of the orders are others, and take eight hours longer.
        #expect(found.total.mix.microseconds == 4 * .hour)
        #expect(found.total.pace.microseconds == 2 * .hour)
        #expect(found.total.unmatchedMicroseconds == 0)
        let stages = Dictionary(uniqueKeysWithValues: found.stages.map { ($0.activity, $0.split) })
        #expect(stages["pick"]?.mix.microseconds == 4 * .hour && stages["pick"]?.pace.microseconds == 0)
        #expect(stages["pack"]?.mix.microseconds == 0 && stages["pack"]?.pace.microseconds == 2 * .hour)
        // Who is on duty waits for nobody, so the wait is unexplained.
        #expect(found.parts.map(\.cause) == [.processing, .unexplained, .processing])
        #expect(found.kinds.map(\.mixMicroseconds) == [2 * .hour, 2 * .hour])
        #expect(found.kinds.map(\.paceMicroseconds) == [.hour, .hour])
        let slow = try #require(found.kinds.first { $0.values == ["slow"] })
        #expect(slow.shareA == 0.25 && slow.shareB == 0.75 && slow.meanHoursA == 13 && slow.meanHoursB == 15)
        // Within a kind nothing varies, so the pace is sure and the mix is not.
        #expect(
            abs((found.total.pace.lower ?? 0) - 2) < 1e-9 && abs((found.total.pace.upper ?? 0) - 2) < 1e-9
        )
        #expect((found.total.mix.lower ?? 9) < 3.5 && (found.total.mix.upper ?? 0) > 4.5)
    }

    @Test func ordersWhoseLikeTheOtherSideLacksAreNotTakenForPace() throws {
        var orders = (0..<40).map { index in
            ComparisonLog.Order(
                day: index,
                hours: [1, 3],
                values: ["site": index < 20 ? "x" : "y", "kind": "usual"]
            )
        }
        orders += (0..<10).map { index in
            ComparisonLog.Order(day: 40 + index, hours: [1, 33], values: ["site": "y", "kind": "export"])
        }
        var options = quick
        options.kindColumns = ["kind"]
        let found = try Comparison(
            sides(ComparisonLog(orders: orders).ledger, "site=x", "site=y"),
            options: options
        )
        #expect(found.total.pace.microseconds == 0)
        #expect(found.total.mix.microseconds == 10 * .hour)
        #expect(found.total.unmatchedMicroseconds == 10 * .hour)
        #expect(found.b.comparedShare == 2.0 / 3 && found.a.comparedShare == 1)
        #expect(found.kinds.map(\.compared).contains(false))
        // Not asked for, such a column is left out.
        let automatic = try Comparison(
            sides(ComparisonLog(orders: orders).ledger, "site=x", "site=y"),
            options: quick
        )
        #expect(automatic.leftOutColumns.contains(LeftOutColumnRow(column: "kind", reason: .littleInCommon)))
    }

    @Test func twoLogsAreComparedByTheirNames() throws {
        let x = ComparisonLog(
            orders: (0..<20).map {
                .init(day: $0, hours: [1, 3], values: ["kind": $0 < 5 ? "slow" : "quick"])
            }
        )
        let y = ComparisonLog(
            orders: (0..<20).map {
                .init(day: $0, hours: [2, 3], values: ["kind": $0 < 12 ? "quick" : "slow"])
            }
        )
        let sides = try ComparedSides(
            ComparisonSide(of: x.ledger, .all, name: "old"),
            ComparisonSide(of: y.ledger, .all, name: "new"),
            areOfOneLog: false
        )
        let found = try Comparison(sides, options: quick)
        #expect(found.kindColumns == ["kind"])
        #expect(found.total.pace.microseconds == .hour && found.total.mix.microseconds == 0)
        #expect(
            found.kinds.map(\.ordersA).sorted() == [5, 15] && found.kinds.map(\.ordersB).sorted() == [8, 12]
        )
    }

    @Test func numbersAreCutIntoClassesOfBothSidesTogether() throws {
        let orders = (0..<100).map { index in
            ComparisonLog.Order(day: index, hours: [1, 3], values: ["site": index % 2 == 0 ? "x" : "y"])
        }
        let numbers = (0..<100).map { $0 == 7 ? .nan : Double($0) }
        let ledger = ComparisonLog(orders: orders, numbers: ["value": numbers]).ledger
        let column = try KindColumn("value", of: sides(ledger, "site=x", "site=y"))
        #expect(column.levels.count == 6 && column.levels.last == .some(nil))
        #expect(column.levels[0] == "≤ 20" && column.levels[4] == "> 79")
        let sizes = column.levels.indices.map { level in column.codes.joined().count { Int($0) == level } }
        #expect(sizes.dropLast().allSatisfy { (18...21).contains($0) } && sizes.last == 1)
        #expect(sizes.reduce(0, +) == 100)
    }

    @Test func whereMostNumbersAreTheLargestTheyAreAClass() throws {
        let orders = (0..<100).map { index in
            ComparisonLog.Order(day: index, hours: [1, 3], values: ["site": index % 2 == 0 ? "x" : "y"])
        }
        let numbers = (0..<100).map { Double(min($0, 10)) }
        let ledger = ComparisonLog(orders: orders, numbers: ["value": numbers]).ledger
        let column = try KindColumn("value", of: sides(ledger, "site=x", "site=y"))
        #expect(column.levels == ["≤ 9", "> 9"])
        #expect(column.codes.joined().count { $0 == 1 } == 90)
    }

    @Test func theSeedDecidesTheIntervalsAndNothingElse() throws {
        let sides = try sides(planted, "site=x", "site=y")
        let one = try Comparison(sides, options: quick)
        #expect(try Comparison(sides, options: quick) == one)
        var options = quick
        options.seed = 2
        let other = try Comparison(sides, options: options)
        #expect(other.total.mix.lower != one.total.mix.lower)
        #expect(other.total.mix.microseconds == one.total.mix.microseconds)
    }

    /// Logs of 200 orders whose sites differ in mix and pace, from parts that are known.
    @Test func intervalsCoverThePlantedDifference() throws {
        var covered = (mix: 0, pace: 0)
        let logs = 120
        for seed in 0..<logs {
            var random = SeededGenerator(seed: seed)
            let orders = (0..<200).map { index in
                let isY = index % 2 == 1
                let isSlow = Int.random(in: 0..<10, using: &random) < (isY ? 6 : 3)
                return ComparisonLog.Order(
                    day: 3 * index,
                    hours: [
                        Double.random(in: 0...(isSlow ? 20 : 4), using: &random),
                        Double.random(in: 0...(isY ? 30 : 24), using: &random),
                    ],
                    values: ["site": isY ? "y" : "x", "kind": isSlow ? "slow" : "quick"]
                )
            }
            var options = ComparisonOptions()
            options.replicates = 300
            options.seed = UInt64(seed)
            let found = try Comparison(
                sides(ComparisonLog(orders: orders).ledger, "site=x", "site=y"),
                options: options
            )
            // Three in ten more slow orders, which pick eight hours longer; packing waits three hours longer.
            let (mix, pace) = (found.total.mix, found.total.pace)
            covered.mix += ((mix.lower ?? 9)...(mix.upper ?? 9)).contains(2.4) ? 1 : 0
            covered.pace += ((pace.lower ?? 9)...(pace.upper ?? 9)).contains(3) ? 1 : 0
        }
        // 114 are expected, with a standard deviation of 2.4.
        #expect((106...120).contains(covered.mix) && (106...120).contains(covered.pace), "\(covered)")
    }

    /// Bundles of orders give the intervals that single orders give.
    @Test func bundlesOfManyOrdersMakeTheSameIntervals() throws {
        var random = SeededGenerator(seed: 8)
        let sides = try (0..<2).map { side in
            try ComparisonSide(
                name: "",
                ledger: ComparisonLog(
                    orders: (0..<9_000).map { index in
                        .init(day: index, hours: [Double.random(in: 0...20, using: &random), 1], values: [:])
                    }
                ).ledger,
                orders: Array(0..<9_000)
            )
        }
        let compared = try ComparedSides(sides[0], sides[1], areOfOneLog: false)
        let units = ResampledOrders(of: compared, cluster: nil, seed: 3)
        #expect(units.unitCount == 18_000 && units.strata == [0..<2_000, 2_000..<4_000])
        #expect(units.rows.sorted() == Array(0..<18_000) && units.first.last == 18_000)
        let sizes = zip(units.first, units.first.dropFirst()).map { $1 - $0 }
        #expect(sizes.allSatisfy { (4...5).contains($0) })
        let found = try Comparison(compared, options: ComparisonOptions())
        // The standard error of a difference of two means of 9,000 numbers of variance 400/12.
        let expected = 2 * 1.96 * (2 * 400.0 / 12 / 9_000).squareRoot()
        let length = (found.total.pace.upper ?? 0) - (found.total.pace.lower ?? 0)
        #expect(abs(length / expected - 1) < 0.12)
    }

    @Test func clustersAreDrawnAsWholes() throws {
        var orders: [ComparisonLog.Order] = []
        for customer in 0..<12 {
            for index in 0..<20 {
                orders.append(
                    .init(
                        day: orders.count,
                        hours: [1, Double(customer * customer % 7) * 5],
                        values: [
                            "site": index % 2 == 0 ? "x" : "y",
                            "customer": customer < 6 ? "c\(customer)" : "d\(customer)",
                        ]
                    )
                )
            }
        }
        let ledger = ComparisonLog(orders: orders).ledger
        var options = quick
        options.kindColumns = []
        options.replicates = 200
        let single = try Comparison(sides(ledger, "site=x", "site=y"), options: options)
        options.cluster = "customer"
        let clustered = try Comparison(sides(ledger, "site=x", "site=y"), options: options)
        #expect(single.resampling.units == 240 && clustered.resampling.units == 12)
        // Every customer has as many orders on both sides, so that the difference does not vary with who is drawn.
        #expect((single.total.pace.upper ?? 0) - (single.total.pace.lower ?? 0) > 1)
        #expect((clustered.total.pace.upper ?? 1) - (clustered.total.pace.lower ?? 0) < 1e-9)
    }

    @Test func whatCannotBeComparedIsSaid() throws {
        let few = (0..<8).map { index in
            ComparisonLog.Order(day: index, hours: [1, 3], values: ["site": index < 4 ? "x" : "y"])
        }
        #expect(throws: ComparisonError.nothingInCommon(columns: [])) {
            try Comparison(sides(ComparisonLog(orders: few).ledger, "site=x", "site=y"), options: quick)
        }
        var options = quick
        options.kindColumns = ["colour"]
        #expect(throws: ComparisonError.noSuchColumn("colour", known: ["site", "kind", "resource"])) {
            try Comparison(sides(planted, "site=x", "site=y"), options: options)
        }
        options.kindColumns = nil
        options.cluster = "colour"
        #expect(throws: ComparisonError.noSuchColumn("colour", known: ["site", "kind", "resource"])) {
            try Comparison(sides(planted, "site=x", "site=y"), options: options)
        }
    }
}
