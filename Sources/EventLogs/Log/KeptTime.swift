import Sorting

/// A time as it is kept in large columns: in microseconds, or in 32 bits where nothing is lost by it.
protocol KeptTime: FixedWidthInteger, BitwiseCopyable, Sendable {
    /// - Parameter origin: no time is before it.
    init(_ time: Microseconds, since origin: Microseconds)

    func time(since origin: Microseconds) -> Microseconds

    /// As an unsigned number that orders as times do.
    var sortingKey: UInt64 { get }

    init(sortingKey: UInt64)
}

/// Whole seconds since the origin, up to 136 years.
extension UInt32: KeptTime {
    @inline(__always)
    init(_ time: Microseconds, since origin: Microseconds) {
        self.init(truncatingIfNeeded: (time &- origin) / .second)
    }

    @inline(__always)
    func time(since origin: Microseconds) -> Microseconds {
        origin &+ Microseconds(truncatingIfNeeded: self) &* .second
    }

    @inline(__always)
    var sortingKey: UInt64 { UInt64(self) }

    @inline(__always)
    init(sortingKey: UInt64) { self.init(truncatingIfNeeded: sortingKey) }

    /// Whether nothing of a time is lost.
    @inline(__always)
    static func holds(_ time: Microseconds, since origin: Microseconds) -> Bool {
        let (distance, isTooFar) = time.subtractingReportingOverflow(origin)
        return !isTooFar && distance >= 0 && distance % .second == 0
            && distance / .second <= Microseconds(UInt32.max)
    }
}

/// The time as it is.
extension Microseconds: KeptTime {
    @inline(__always)
    init(_ time: Microseconds, since origin: Microseconds) { self = time }

    @inline(__always)
    func time(since origin: Microseconds) -> Microseconds { self }

    @inline(__always)
    var sortingKey: UInt64 { radixKey }

    @inline(__always)
    init(sortingKey: UInt64) { self.init(radixKey: sortingKey) }
}
