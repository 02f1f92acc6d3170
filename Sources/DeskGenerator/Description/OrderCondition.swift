/// Which orders something applies to; what is nil does not matter.
public struct OrderCondition: Sendable, Equatable {
    /// Indices into ``OrderMix/products``.
    public var products: Set<Int>?
    /// Indices into ``OrderMix/channels``.
    public var channels: Set<Int>?
    public var keyCustomer: Bool?
    /// In hundredths of the currency.
    public var minimumValue: Int?

    /// Every order.
    public static let always = OrderCondition()

    public init(
        products: Set<Int>? = nil,
        channels: Set<Int>? = nil,
        keyCustomer: Bool? = nil,
        minimumValue: Int? = nil
    ) {
        self.products = products
        self.channels = channels
        self.keyCustomer = keyCustomer
        self.minimumValue = minimumValue
    }

    func holds(for order: OrderFacts) -> Bool {
        if let products, !products.contains(order.product) { return false }
        if let channels, !channels.contains(order.channel) { return false }
        if let keyCustomer, keyCustomer != order.isKeyCustomer { return false }
        if let minimumValue, order.value < minimumValue { return false }
        return true
    }

    /// The condition in words, such as `product = Custom build, value >= 20000`.
    func text(_ mix: OrderMix, _ language: Language) -> String {
        var parts: [String] = []
        if let products {
            let names = products.sorted().map { mix.products[$0].name[language] }
            parts.append("product = " + names.joined(separator: " | "))
        }
        if let channels {
            let names = channels.sorted().map { mix.channels[$0].name[language] }
            parts.append("channel = " + names.joined(separator: " | "))
        }
        if let keyCustomer { parts.append("customer class = \(keyCustomer ? "key" : "ordinary")") }
        if let minimumValue { parts.append("value >= \(minimumValue / 100)") }
        return parts.isEmpty ? "every order" : parts.joined(separator: ", ")
    }
}

/// A probability that depends on the order.
public struct Chance: Sendable, Equatable {
    /// The first condition that holds decides.
    public var cases: [Case]
    /// Where no condition holds.
    public var otherwise: Double

    public struct Case: Sendable, Equatable {
        public var condition: OrderCondition
        public var probability: Double

        public init(_ condition: OrderCondition, _ probability: Double) {
            self.condition = condition
            self.probability = probability
        }
    }

    public init(_ cases: [Case] = [], otherwise: Double) {
        self.cases = cases
        self.otherwise = otherwise
    }

    func probability(for order: OrderFacts) -> Double {
        for candidate in cases where candidate.condition.holds(for: order) { return candidate.probability }
        return otherwise
    }
}
