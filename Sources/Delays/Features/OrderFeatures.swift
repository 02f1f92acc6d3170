import EventLogs
import Statistics

/// The features of all orders of a ledger, in columns.
///
/// Those *given* are known when an order arrives: its attributes, the calendar, the load of the desk. Those that *happened* are
/// known later. An order without activities has only its attributes.
public struct OrderFeatures: Sendable {
    /// How many values each feature has: one for each order of the log.
    public let orderCount: Int
    /// The given ones first, each kind in a fixed order, attributes in that of the log.
    public let features: [OrderFeature]
    /// Attributes that no feature was made of.
    public let leftOut: [FeatureLeftOut]

    public struct Options: Sendable {
        /// Dates in the log's zone.
        public var holidays: Set<CivilDate> = []
        /// The activities that change an order; nil for those whose names say so (``ChangeNames``).
        public var changeActivities: Set<String>?

        public init() {}
    }

    /// - Complexity: O(instances + orders) for each feature, and sorting the arrivals and ends; on all processors.
    public init(_ ledger: DelayLedger, options: Options = Options()) {
        orderCount = ledger.log.orderCount
        var candidates = OrderFeature.attributes(of: ledger)
        candidates += OrderFeature.calendar(of: ledger, holidays: options.holidays)
        candidates += OrderFeature.load(of: ledger)
        candidates += OrderFeature.history(of: ledger, changeActivities: options.changeActivities)
        var features: [OrderFeature] = []
        var leftOut: [FeatureLeftOut] = []
        for candidate in candidates {
            switch candidate.lack(ofOrders: ledger.log.orderCount) {
            case nil: features.append(candidate)
            case let reason?:
                // Nobody asked for what is computed, so nobody misses it.
                if case .attribute(let name) = candidate.subject {
                    leftOut.append(FeatureLeftOut(name: name, reason: reason))
                }
            }
        }
        self.features = features
        self.leftOut = leftOut
    }

    /// The feature of that name.
    public subscript(name: String) -> OrderFeature? { features.first { $0.name == name } }

    public subscript(subject: OrderFeature.Subject) -> OrderFeature? {
        features.first { $0.subject == subject }
    }

    public func of(_ kind: OrderFeature.Kind) -> [OrderFeature] { features.filter { $0.kind == kind } }
}

extension OrderFeature {
    /// Why nothing can be learnt from it; nil if something can.
    fileprivate func lack(ofOrders orderCount: Int) -> FeatureLeftOut.Reason? {
        switch values {
        case .numeric(let numbers):
            guard let first = numbers.first(where: { !$0.isNaN }) else { return .missing }
            return numbers.contains { !$0.isNaN && $0 != first } ? nil : .constant
        case .categorical(let codes, let levels):
            var isSeen = [Bool](repeating: false, count: levels.count)
            var (known, seen) = (0, 0)
            for code in codes where code >= 0 {
                known += 1
                if !isSeen[Int(code)] {
                    isSeen[Int(code)] = true
                    seen += 1
                }
            }
            if seen < 2 { return seen == 0 ? .missing : .constant }
            return seen * 2 > known && known > 20 ? .identifier : nil
        }
    }
}
