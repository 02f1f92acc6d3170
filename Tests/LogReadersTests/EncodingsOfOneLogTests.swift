import EventLogs
import TestInputs
import Testing

@testable import LogReaders

/// Logs that are published both as a table and as XES: two readers, one log.
@Suite struct EncodingsOfOneLogTests {
    @Test(
        .needsSharedData,
        arguments: [
            ("receipt.csv.gz", "08_receipt.xes.gz"),
            ("interval_event_log.csv.gz", "interval_event_log.xes.gz"),
            ("running-example.csv", "running-example.xes"),
            ("roadtraffic100traces.csv", "roadtraffic100traces.xes.gz"),
        ]
    ) func tableAndXESAgree(_ table: String, _ xes: String) throws {
        let table = try LogReader.read(path: SharedData.path("pm4py/" + table)).log
        let xes = try LogReader.read(path: SharedData.path("pm4py/" + xes)).log
        #expect(facts(table) == facts(xes))
        #expect(orderTimes(table) == orderTimes(xes))
    }

    private func facts(_ log: EventLog) -> [String] {
        (0..<log.orderCount).flatMap { order in
            log.instances(ofOrder: order).map { index in
                let resource = log.resource[index] < 0 ? "-" : log.resources[log.resource[index]]
                let activity = log.activities[log.activity[index]]
                let name = log.orders[Int32(order)]
                return "\(name)|\(activity)|\(resource)|\(log.start[index])|\(log.end[index])"
            }
        }
        .sorted()
    }

    private func orderTimes(_ log: EventLog) -> [String] {
        (0..<log.orderCount).map { order in
            let times = [log.arrival, log.promise, log.completed].map { $0.isEmpty ? "-" : "\($0[order])" }
            return "\(log.orders[Int32(order)])|\(times.joined(separator: "|"))"
        }
        .sorted()
    }
}
