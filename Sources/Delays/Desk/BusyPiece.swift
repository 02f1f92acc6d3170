import EventLogs

/// A stretch of a queue's time and what it was spent on; or a gap, in which nobody was busy.
///
/// It begins where the one before it ends, so that two times say all of it. There are about as many as instances: times in
/// halves leave nothing of its 20 bytes unused.
struct BusyPiece: BitwiseCopyable, Equatable {
    private var endHalves: Halves
    private let readyHalves: Halves
    /// The instance worked on; -1 for a gap.
    let instance: Int32

    @inline(__always)
    init(end: Microseconds, ready: Microseconds, instance: Int32) {
        (endHalves, readyHalves) = (Halves(end), Halves(ready))
        self.instance = instance
    }

    static func gap(to end: Microseconds) -> BusyPiece { BusyPiece(end: end, ready: .min, instance: -1) }

    @inline(__always)
    var isGap: Bool { instance < 0 }

    @inline(__always)
    var end: Microseconds {
        get { endHalves.time }
        set { endHalves = Halves(newValue) }
    }

    /// When the work in hand became ready.
    @inline(__always)
    var ready: Microseconds { readyHalves.time }

    /// How long anybody was busy, for a piece that begins at `start`: nothing in a gap.
    @inline(__always)
    func worked(since start: Microseconds) -> Microseconds { (end &- start) & ~Microseconds(instance >> 31) }
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
