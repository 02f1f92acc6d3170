import EventLogs

/// What is ordered, by whom, and how.
public struct OrderMix: Sendable {
    public var customers: [Customer]
    public var regions: [BilingualName]
    public var products: [Product]
    public var channels: [Channel]

    public struct Customer: Sendable {
        public var name: BilingualName
        /// Index into ``OrderMix/regions``.
        public var region: Int
        public var isKey: Bool
        /// How often this customer orders, in proportion to the others.
        public var weight: Double
        /// The channel that the customer prefers, an index into ``OrderMix/channels``.
        public var usualChannel: Int?

        public init(_ name: BilingualName, region: Int, isKey: Bool, weight: Double, usualChannel: Int? = nil)
        {
            self.name = name
            self.region = region
            self.isKey = isKey
            self.weight = weight
            self.usualChannel = usualChannel
        }
    }

    public struct Product: Sendable {
        public var name: BilingualName
        public var weight: Double
        /// In hundredths of the currency.
        public var unitPrice: Int
        /// The mean of the ordered quantity, which is 1 + a geometric number.
        public var meanQuantity: Double
        /// Within how many working days after the day of its arrival an order is promised.
        public var promiseDays: Int

        public init(
            _ name: BilingualName,
            weight: Double,
            unitPrice: Int,
            meanQuantity: Double,
            promiseDays: Int
        ) {
            self.name = name
            self.weight = weight
            self.unitPrice = unitPrice
            self.meanQuantity = meanQuantity
            self.promiseDays = promiseDays
        }
    }

    public struct Channel: Sendable {
        public var name: BilingualName
        public var weight: Double
        /// Working days added to (or, below 0, taken off) what the product promises.
        public var promiseDays: Int

        public init(_ name: BilingualName, weight: Double, promiseDays: Int = 0) {
            self.name = name
            self.weight = weight
            self.promiseDays = promiseDays
        }
    }

    public init(
        customers: [Customer],
        regions: [BilingualName],
        products: [Product],
        channels: [Channel]
    ) {
        self.customers = customers
        self.regions = regions
        self.products = products
        self.channels = channels
    }
}

/// What is known of an order when it comes in.
public struct OrderFacts: Sendable, Equatable {
    /// Counted from 0 in order of arrival.
    public var number: Int
    public var arrival: Microseconds
    public var promise: Microseconds
    /// Indices into the lists of ``OrderMix``.
    public var customer: Int
    public var region: Int
    public var product: Int
    public var channel: Int
    public var isKeyCustomer: Bool
    public var quantity: Int
    /// In hundredths of the currency.
    public var value: Int
}
