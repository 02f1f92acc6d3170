import EventLogs

/// The values of one attribute of events as numbers that are equal where the values are, for the events that a
/// workspace has and for those of a log.
struct AttributeKeys {
    let stored: [Int64]
    let new: [Int64]

    private static let missing = Int64.min
    /// The source of that event did not have the attribute at all.
    private static let unknown = Int64.min + 1

    /// Whether the attribute does not tell the two events apart.
    @inline(__always)
    func agree(stored storedIndex: Int, new newIndex: Int) -> Bool {
        let value = stored[storedIndex]
        return value == new[newIndex] || value == AttributeKeys.unknown
    }

    /// The keys of all attributes that are the events' own in the workspace or in the log.
    ///
    /// An attribute may be the events' in one source and the orders' in another, where it happened not to vary
    /// within an order: there the order's value stands for each of its events. An attribute that one of the
    /// two sources does not have cannot tell their events apart.
    /// - Parameters:
    ///   - eventPlaces, orderPlaces: the stored attributes of the log's columns, in their order.
    ///   - known: the attributes that the source of each import had.
    static func all(
        stored: StoredLog,
        log: EventLog,
        orderPlaces: [StoredAttribute],
        eventPlaces: [StoredAttribute],
        known: [Int64: Set<Int64>]
    ) -> [AttributeKeys] {
        stored.eventAttributes.enumerated().compactMap { index, attribute in
            let new: AttributeColumn.Values
            if let own = eventPlaces.firstIndex(where: { $0.id == attribute.id }) {
                new = log.instanceAttributes[own].values
            } else if let orders = orderPlaces.firstIndex(where: { $0.name == attribute.name }) {
                new = log.orderAttributes[orders].values.spread(firstInstance: log.firstInstance)
            } else {
                return nil
            }
            let ofOrders = stored.orderAttributes.firstIndex { $0.name == attribute.name }
            return AttributeKeys(
                own: stored.log.instanceAttributes[index].values,
                orders: ofOrders.map {
                    stored.log.orderAttributes[$0].values.spread(firstInstance: stored.log.firstInstance)
                },
                new: new
            ) { event in
                let known = known[stored.importID[event]] ?? []
                if known.contains(attribute.id) { return .own }
                return ofOrders.map { known.contains(stored.orderAttributes[$0].id) } == true ? .orders : nil
            }
        }
    }

    /// Where the value of a stored event is.
    private enum Level { case own, orders }

    private init(
        own: AttributeColumn.Values,
        orders: AttributeColumn.Values?,
        new: AttributeColumn.Values,
        level: (Int) -> Level?
    ) {
        let kinds = Set(([own, new] + (orders.map { [$0] } ?? [])).map { StoredAttribute.Kind($0) })
        var names = NameInterner()
        func encode(_ values: AttributeColumn.Values) -> [Int64] {
            switch kinds.count == 1 ? values : values.asCategories {
            case .numeric(let numbers):
                // Adding nothing makes a positive zero of a negative one.
                numbers.map { $0.isNaN ? AttributeKeys.missing : Int64(bitPattern: ($0 + 0).bitPattern) }
            case .time(let times): times
            case .categorical(let codes, let table):
                {
                    let keys = names.codes(of: table)
                    return codes.map { $0 < 0 ? AttributeKeys.missing : Int64(keys[Int($0)]) }
                }()
            }
        }
        let ownKeys = encode(own)
        let orderKeys = orders.map(encode) ?? []
        stored = ownKeys.indices.map { event in
            switch level(event) {
            case .own: ownKeys[event]
            case .orders: orderKeys[event]
            case nil: AttributeKeys.unknown
            }
        }
        self.new = encode(new)
    }
}

extension AttributeColumn.Values {
    /// The values of orders, one for each of their instances.
    func spread(firstInstance: [Int]) -> AttributeColumn.Values {
        func spread<Value>(_ values: [Value]) -> [Value] {
            values.indices.flatMap { order in
                repeatElement(values[order], count: firstInstance[order + 1] - firstInstance[order])
            }
        }
        return switch self {
        case .categorical(let codes, let table): .categorical(codes: spread(codes), table: table)
        case .numeric(let numbers): .numeric(spread(numbers))
        case .time(let times): .time(spread(times))
        }
    }
}
