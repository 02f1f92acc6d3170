import EventLogs
import LogQuality
import Testing

@Suite struct OrderDefectTests {
    @Test func ordersOfOneEventMeanTheWrongColumn() throws {
        var log = PlantedLog()
        log.columns = []
        for row in log.rows.indices { log.rows[row].order = "E\(row)" }
        #expect(try log.finding(.oneEventOrders).severity == .error)
    }

    @Test func aGiantOrderIsNamed() throws {
        var log = PlantedLog()
        log.columns = []
        for row in 0..<800 { log.rows[row].order = "0000000000" }
        let finding = try log.finding(.giantOrder)
        #expect(finding.count == 800)
        #expect(finding.message.contains("0000000000"))
    }

    @Test func idsAreNoActivities() throws {
        var log = PlantedLog()
        for row in log.rows.indices { log.rows[row].activity += " \(row)" }
        #expect(try log.finding(.manyActivities).count == 3_000)
    }

    @Test func anOrderWithYearsInItIsFound() throws {
        var log = PlantedLog(orders: 1_200, days: 900)
        for row in 3..<5 {
            log.rows[row].start! += 800 * .day
            log.rows[row].end! += 800 * .day
        }
        let finding = try log.finding(.orderYearsApart)
        #expect(finding.count == 1)
        #expect(finding.examples.first?.order == "SO-10000")
    }

    @Test func aReusedIdIsFound() throws {
        var log = PlantedLog()
        log.columns = []
        for row in 0..<15 { log.rows[2_900 + row].order = log.rows[row].order }
        #expect(try log.finding(.orderReused).count == 3)
    }

    @Test func ordersThatTheEndCutsAreFound() throws {
        var log = PlantedLog(orders: 2_000)
        let cut = Microseconds(PlantedLog.firstDay + 150) * .day
        log.rows.removeAll { $0.end! > cut }
        let ranges = log.rowsByOrder
        let open = ranges.count { $0.count < 5 }
        let finding = try log.finding(.openAtTheEnd)
        #expect(open > 10)
        #expect(finding.count == open)
    }

    @Test func ordersBegunBeforeTheLogAreFound() throws {
        var log = PlantedLog(orders: 2_000)
        let cut = Microseconds(PlantedLog.firstDay + 30) * .day + 12 * .hour
        log.rows.removeAll { $0.end! < cut }
        let begun = log.rowsByOrder.count { $0.count < 5 }
        let finding = try log.finding(.begunBeforeTheLog)
        #expect(begun > 10)
        #expect(finding.count == begun)
    }

    @Test func arrivalsThatStopAreNoted() throws {
        var log = PlantedLog(orders: 2_000)
        let stop = Microseconds(PlantedLog.firstDay + 180) * .day
        let late = Set(
            log.rowsByOrder.filter { log.rows[$0.lowerBound].start! > stop }.map {
                log.rows[$0.lowerBound].order
            }
        )
        // The last orders of all stay, so that the log still ends where it did.
        let last = Set(late.sorted().suffix(20))
        log.rows.removeAll { late.contains($0.order) && !last.contains($0.order) }
        #expect(try log.finding(.arrivalsStop).severity == .note)
    }
}
