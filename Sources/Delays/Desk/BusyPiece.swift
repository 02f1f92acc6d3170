import EventLogs

/// A stretch of a queue's busy time, and what it was spent on.
///
/// All of a piece lies together, for whoever looks at one looks at all of it, and there are about as many as instances:
/// times in halves leave nothing of its 28 bytes unused.
struct BusyPiece: BitwiseCopyable, Equatable {
    private var startHalves: Halves
    private var endHalves: Halves
    private var readyHalves: Halves
    /// The instance worked on.
    let instance: Int32

    @inline(__always)
    init(start: Microseconds, end: Microseconds, ready: Microseconds, instance: Int32) {
        (startHalves, endHalves, readyHalves) = (Halves(start), Halves(end), Halves(ready))
        self.instance = instance
    }

    @inline(__always)
    var start: Microseconds { startHalves.time }

    @inline(__always)
    var end: Microseconds {
        get { endHalves.time }
        set { endHalves = Halves(newValue) }
    }

    /// When the work in hand became ready.
    @inline(__always)
    var ready: Microseconds { readyHalves.time }

    @inline(__always)
    var length: Microseconds { end &- start }
}

/// A time that may lie at any multiple of four bytes.
private struct Halves: BitwiseCopyable, Equatable {
    private let low: UInt32
    private let high: Int32

    @inline(__always)
    init(_ time: Microseconds) {
        low = UInt32(truncatingIfNeeded: time)
        high = Int32(truncatingIfNeeded: time >> 32)
    }

    @inline(__always)
    var time: Microseconds { Microseconds(high) << 32 | Microseconds(low) }
}
