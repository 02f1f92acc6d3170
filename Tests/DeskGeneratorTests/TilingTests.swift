import EventLogs
import Testing

@testable import DeskGenerator

@Suite("Every hour of a generated order is accounted for")
struct TilingTests {
    @Test("The causes of an instance's waiting tile it", arguments: [1, 2, 3] as [UInt64])
    func waiting(seed: UInt64) throws {
        for run in try SampleRun.varied(orders: 150, seed: seed) {
            for instance in run.instances {
                #expect(instance.waiting.total == instance.start - instance.enabled)
                for cause in WaitingCause.allCases { #expect(instance.waiting[cause] >= 0) }
                #expect(instance.end > instance.start)
                #expect(instance.start % .second == 0 && instance.end % .second == 0)
            }
        }
    }

    @Test("Waiting and processing along the critical path tile the lead time", arguments: [4, 5] as [UInt64])
    func leadTime(seed: UInt64) throws {
        for run in try SampleRun.varied(orders: 150, seed: seed) {
            for order in run.orders {
                var moment = order.facts.arrival
                for index in order.criticalPath {
                    let instance = order.instances[index]
                    #expect(instance.enabled == moment)
                    moment = instance.end
                }
                #expect(moment == order.instances.map(\.end).max())
                #expect(moment - order.facts.arrival == order.leadTime)
            }
        }
    }

    @Test("The sums of the truth are those of the orders, in integers")
    func sums() throws {
        for run in try SampleRun.varied(orders: 150, seed: 6) {
            let truth = run.truth
            let leadTime = run.orders.reduce(0) { $0 + $1.leadTime }
            #expect(truth.leadTime.totalMicroseconds == leadTime)
            #expect(truth.criticalPath.reduce(0) { $0 + $1.microseconds } == leadTime)
            #expect(truth.totals.reduce(0) { $0 + $1.criticalPathMicroseconds } == leadTime)
            #expect(
                truth.allInstances.reduce(0) { $0 + $1.microseconds }
                    == run.instances.reduce(0) { $0 + $1.end - $1.enabled }
            )
            let late = run.orders.filter(\.isLate)
            #expect(truth.late.orders == late.count)
            #expect(
                truth.criticalPathOfLateOrders.reduce(0) { $0 + $1.microseconds }
                    == late.reduce(0) { $0 + $1.leadTime }
            )
            let firstTouch = run.orders.reduce(0) { $0 + $1.instances[0].start - $1.facts.arrival }
            #expect(
                truth.allInstances.filter(\.firstTouch).reduce(0) { $0 + $1.microseconds } == firstTouch
            )
            let products = truth.drivers.filter { $0.attribute == "product" }
            #expect(products.reduce(0) { $0 + $1.orders } == run.orders.count)
        }
    }

    @Test("An order is enabled by the last of the stages before, on the route that it took")
    func enablement() throws {
        for run in try SampleRun.varied(orders: 150, seed: 7) {
            for order in run.orders {
                let parallel = [OrderDeskStage.checkCredit.rawValue, OrderDeskStage.checkStock.rawValue]
                for (index, instance) in order.instances.enumerated() {
                    let before = order.instances[..<index].filter {
                        !(parallel.contains($0.stage) && parallel.contains(instance.stage)
                            && $0.enabled == instance.enabled)
                    }
                    let enabled = before.map(\.end).max() ?? order.facts.arrival
                    #expect(instance.enabled == enabled)
                }
            }
        }
    }
}
