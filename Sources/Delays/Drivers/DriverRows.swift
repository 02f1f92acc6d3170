import EventLogs
import Parallelism
import Statistics

/// The orders that the models are fitted to, their features in columns, and what was left out.
struct DriverRows: Sendable {
    /// Orders of the log, rising.
    let orders: [Int32]
    /// Lead times in hours.
    let leadTime: [Double]
    /// Wide ones first, so that of columns that say the same the coarser ones are found to be redundant.
    let columns: [DriverColumn]
    /// What residuals hang together by; nil where they are taken to be independent.
    let clustering: Clustering?
    let leftOut: [DriverLeftOutRow]
    /// Orders that the source does not say to be completed: how long they take nobody knows yet.
    let open: Int
    /// Completed orders that miss a number, or what they are clustered by.
    let incomplete: Int

    /// What happened leaves no order out: that would select the orders by it.
    /// - Throws: ``DriversError/noSuchAttribute(_:known:)``, `noSuchCluster`.
    /// - Complexity: O(orders · features).
    init(_ ledger: DelayLedger, _ features: OrderFeatures, options: DriverOptions) throws {
        let log = ledger.log
        try options.refuseUnknownAttributes(log)
        var leftOut = features.leftOut.map { DriverLeftOutRow($0) }
        let leaks = options.outcome.map { options.leftOut.merging([$0: .outcome]) { $1 } } ?? options.leftOut
        let isBooked = ledger.path.lastInstance.map { $0 >= 0 }
        let isDone = isBooked.indices.map(ledger.isFinished(order:))
        var isComplete = isDone
        let whole = isDone.lazy.filter { $0 }.count
        let clusters = try options.cluster.map { try log.clusters(by: $0) }
        if let clusters {
            for order in isComplete.indices where clusters.codes[order] < 0 { isComplete[order] = false }
        }
        var wanted: [OrderFeature] = []
        for feature in features.features {
            if case .attribute(let name) = feature.subject, let reason = leaks[name] {
                leftOut.append(DriverLeftOutRow(feature: name, reason: reason))
                continue
            }
            if case .numeric(let numbers) = feature.values {
                var known: [Double] = []
                known.reserveCapacity(whole)
                for order in numbers.indices where isDone[order] && !numbers[order].isNaN {
                    known.append(numbers[order])
                }
                let missing = whole - known.count
                if Double(missing) > options.mostMissing * Double(whole) {
                    leftOut.append(DriverLeftOutRow(feature: feature.name, reason: .mostlyMissing))
                    continue
                }
                // Before orders are left out that miss it.
                if let reason = DriverColumn.lack(ofNumbers: known), reason != .constant {
                    leftOut.append(DriverLeftOutRow(feature: feature.name, reason: reason))
                    continue
                }
                precondition(
                    missing == 0 || feature.kind == .given,
                    "what happened selects no orders: it is known of all that are over"
                )
                if missing > 0 {
                    for order in numbers.indices where numbers[order].isNaN { isComplete[order] = false }
                }
            }
            wanted.append(feature)
        }
        let orders = (0..<Int32(log.orderCount)).filter { isComplete[Int($0)] }
        let known = wanted
        let made = concurrentMap(known.count) { number in
            Result<DriverColumn, DriverColumn.Lack> { () throws(DriverColumn.Lack) in
                try DriverColumn(known[number], rows: orders, options: options)
            }
        }
        var columns: [DriverColumn] = []
        for (feature, result) in zip(known, made) {
            switch result {
            case .success(let column): columns.append(column)
            case .failure(let lack):
                leftOut.append(DriverLeftOutRow(feature: feature.name, reason: lack.reason))
            }
        }
        self.columns =
            columns.enumerated().sorted { ($1.element.width, $0.offset) < ($0.element.width, $1.offset) }
            .map(\.element)
        self.orders = orders
        let ofEvents = log.instanceAttributes.map(\.name)
        self.leftOut =
            leftOut
            + ofEvents.map {
                DriverLeftOutRow(feature: $0, reason: leaks[$0] ?? .variesWithinOrders)
            }
        leadTime = orders.map { ledger.leadTime(ofOrder: Int($0)).hours }
        incomplete = whole - orders.count
        open = isBooked.lazy.filter { $0 }.count - whole
        clustering = clusters.map { clusters in
            Clustering(
                name: clusters.name,
                codes: orders.map { clusters.codes[Int($0)] },
                codeCount: clusters.levels.count
            )
        }
    }
}

extension DriverErrors {
    init(_ rows: DriverRows, confidence: Double) {
        self.init(
            kind: rows.clustering == nil ? "HC3" : "CV3",
            cluster: rows.clustering?.name,
            clusters: rows.clustering?.clusterCount(),
            confidence: confidence
        )
    }
}

extension DriverRows {
    /// The lead time of a row as it was before it became hours.
    func microseconds(ofRow row: Int) -> Int64 {
        Int64((leadTime[row] * Double(Microseconds.hour)).rounded())
    }
}

extension EventLog {
    /// The values of an order attribute as levels.
    /// - Throws: ``DriversError/noSuchCluster(_:known:)``.
    fileprivate func clusters(by name: String) throws -> CategoricalColumn {
        guard let column = orderAttributes.first(where: { $0.name == name }) else {
            throw DriversError.noSuchCluster(name, known: orderAttributes.map(\.name))
        }
        if case .categorical(let codes, let table) = column.values {
            return CategoricalColumn(name: name, levels: table.names, codes: codes)
        }
        var numbers: [String: Int32] = [:]
        var levels: [String] = []
        let codes = (0..<orderCount).map { order -> Int32 in
            guard let text = column.text(at: order) else { return -1 }
            if let known = numbers[text] { return known }
            numbers[text] = Int32(levels.count)
            levels.append(text)
            return Int32(levels.count - 1)
        }
        return CategoricalColumn(name: name, levels: levels, codes: codes)
    }
}
