import EventLogs
import Statistics

/// How drivers are looked for.
public struct DriverOptions: Sendable {
    /// The order attribute whose values mark orders whose residuals hang together: a customer. Nil for independent ones.
    public var cluster: String?
    /// Of all intervals.
    public var confidence = 0.95
    /// Order attributes that must not be taken for drivers, and why.
    public var leftOut: [String: DriverLeftOutRow.Reason] = [:]
    /// Order attributes that are known when the order arrives, whatever the doctor says of them.
    public var knownAtArrival: Set<String> = []
    /// Levels whose orders count neither as late nor as in time.
    public var setAside: [ArtefactLevel] = []
    /// The order attribute, a number that is known when the order is over, that lateness is asked to explain: a review score.
    public var outcome: String?
    public var features = OrderFeatures.Options()
    /// More levels than this are pooled, the rarest first.
    public var mostLevels = 30
    /// Levels with fewer orders are pooled.
    public var fewestOrders = 30
    /// The share of the orders in which a number may be missing before it is left out.
    public var mostMissing = 0.2
    /// Of the shares of the variance.
    public var replicates = 200
    public var seed: UInt64 = 1
    /// Lateness is fitted to a sample of this many orders where there are more.
    public var mostLatenessOrders = 200_000
    /// Pairs of conditions that the screening passes on to be confirmed.
    public var mostInteractions = 8

    public init() {}
}

extension DriverOptions {
    /// Asking for what is not there is a slip of the pen, which would otherwise leave the column in, or out, unsaid. (What the
    /// doctor leaves out is there.)
    /// - Throws: ``DriversError/noSuchAttribute(_:known:)``, for the first name in the alphabet.
    public func refuseUnknownAttributes(_ log: EventLog) throws {
        let known = (log.orderAttributes + log.instanceAttributes).map(\.name)
        let asked = leftOut.filter { $0.value == .asked }.map(\.key) + knownAtArrival
        for name in asked.sorted() where !known.contains(name) {
            throw DriversError.noSuchAttribute(name, known: known)
        }
    }
}

/// Why there are no drivers at all.
public enum DriversError: Error, Equatable {
    /// There is no attribute of that name, of the orders or of their events, to be left out or to be known at arrival.
    case noSuchAttribute(String, known: [String])
    /// There is no order attribute of that name to cluster by.
    case noSuchCluster(String, known: [String])
    /// There is no order attribute of that name that is a number.
    case noSuchOutcome(String, known: [String])
}
