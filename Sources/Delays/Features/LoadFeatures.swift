import EventLogs
import Parallelism
import Sorting

extension OrderFeature {
    /// What lay on the desk when each order arrived: counted from the sorted arrivals and completions of all orders.
    ///
    /// Orders that arrive at the same moment do not count each other.
    /// - Complexity: sorting the orders by arrival and by end, and O(orders).
    static func load(of ledger: DelayLedger) -> [OrderFeature] {
        let log = ledger.log
        let orders = (0..<Int32(log.orderCount)).filter { ledger.path.lastInstance[Int($0)] >= 0 }
        let arrival = ledger.enablement.arrival
        // Whether what is not completed still lies there or was called off cannot be known: it counts while anything is done.
        let end = (0..<log.orderCount).map { order in
            let last = ledger.path.lastInstance[order]
            return ledger.completion(ofOrder: order) ?? (last < 0 ? EventLog.missingTime : log.end[Int(last)])
        }
        var firstEnd = [Microseconds](repeating: EventLog.missingTime, count: log.orderCount)
        for order in orders { firstEnd[Int(order)] = log.end[log.firstInstance[Int(order)]] }

        var byArrival = orders
        byArrival.radixSort { arrival[Int($0)].radixKey }
        let whole = OpenOrders(arrival: arrival, end: end, byArrival: byArrival)
        let firstActivity = log.orderCount == 0 ? [] : orders.map { log.activity[log.firstInstance[Int($0)]] }
        var stages = [[Int32]](repeating: [], count: log.activities.count)
        if Set(firstActivity).count == 1 {
            stages[Int(firstActivity[0])] = byArrival
        } else {
            for order in byArrival { stages[Int(log.activity[log.firstInstance[Int(order)]])].append(order) }
        }

        var workInProgress = [Double](repeating: .nan, count: log.orderCount)
        var recentArrivals = workInProgress
        var openFirstStage = workInProgress
        whole.forEach { order, open, recent in
            workInProgress[order] = Double(open)
            recentArrivals[order] = Double(recent)
        }
        for stage in stages where !stage.isEmpty {
            OpenOrders(arrival: arrival, end: firstEnd, byArrival: stage)
                .forEach { order, open, _ in openFirstStage[order] = Double(open) }
        }
        return [
            OrderFeature(.workInProgress, .numeric(workInProgress), unit: .orders),
            OrderFeature(.recentArrivals, .numeric(recentArrivals), unit: .orders),
            OrderFeature(.openFirstStage, .numeric(openFirstStage), unit: .orders),
        ]
    }
}

/// Orders in a stage, or in the desk, from their arrival on.
private struct OpenOrders {
    let arrival: [Microseconds]
    let end: [Microseconds]
    let byArrival: [Int32]

    /// Calls `body` with each order, how many others were open when it arrived, and how many had arrived in the day before.
    func forEach(_ body: (_ order: Int, _ open: Int, _ recent: Int) -> Void) {
        // What ended when it arrived never lay on the desk.
        var ends = byArrival.filter { end[Int($0)] > arrival[Int($0)] }.map { end[Int($0)] }
        ends.radixSort()
        var (ended, old, place) = (0, 0, 0)
        var lying = 0
        while place < byArrival.count {
            let now = arrival[Int(byArrival[place])]
            while ended < ends.count, ends[ended] <= now { ended += 1 }
            while arrival[Int(byArrival[old])] < now - .day { old += 1 }
            let (before, open) = (place, lying - ended)
            while place < byArrival.count, arrival[Int(byArrival[place])] == now {
                let order = Int(byArrival[place])
                body(order, open, before - old)
                if end[order] > now { lying += 1 }
                place += 1
            }
        }
    }
}
