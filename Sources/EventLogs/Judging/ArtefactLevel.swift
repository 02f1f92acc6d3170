/// A level of an order attribute whose orders are nearly all late for a reason that lies in how they are booked: an artefact, of
/// which the doctor tells, and whose orders drivers and segments count neither as late nor as in time.
public struct ArtefactLevel: Codable, Sendable, Equatable {
    public var feature: String
    public var level: String
    /// The orders with it that can be judged, and the late ones of these.
    public var orders: Int
    public var late: Int
    /// The same of all other orders.
    public var otherOrders: Int
    public var otherLate: Int
    /// They are promised before they arrive; nil if they are not.
    @ExplicitNull public var promise: ImpossiblePromise?
    /// They go another way; nil if they do not.
    @ExplicitNull public var route: OtherRoute?

    public struct ImpossiblePromise: Codable, Sendable, Equatable {
        /// The column that promises; nil for the promise of the log.
        @ExplicitNull public var column: String?
        /// The orders with a promise, and of these those that are promised before they arrive.
        public var promised: Int
        public var beforeArrival: Int

        public init(column: String?, promised: Int, beforeArrival: Int) {
            self.column = column
            self.promised = promised
            self.beforeArrival = beforeArrival
        }
    }

    /// An activity that nearly all others go through and these do not, or the other way round.
    public struct OtherRoute: Codable, Sendable, Equatable {
        public var activity: String
        /// The orders with the level, and the others, that go through it.
        public var orders: Int
        public var otherOrders: Int

        public init(activity: String, orders: Int, otherOrders: Int) {
            self.activity = activity
            self.orders = orders
            self.otherOrders = otherOrders
        }
    }

    public init(
        feature: String,
        level: String,
        orders: Int,
        late: Int,
        otherOrders: Int,
        otherLate: Int,
        promise: ImpossiblePromise?,
        route: OtherRoute?
    ) {
        self.feature = feature
        self.level = level
        self.orders = orders
        self.late = late
        self.otherOrders = otherOrders
        self.otherLate = otherLate
        self.promise = promise
        self.route = route
    }
}
