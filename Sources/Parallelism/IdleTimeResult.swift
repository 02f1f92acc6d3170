import Foundation
import Synchronization

/// Something that is worked out while its maker does something else, as far as possible in what processor time that leaves over.
///
/// It has a thread of its own, which hardly works itself: indices of its loops (``concurrently(_:_:)``) are done by threads that no
/// other loop has anything to do for. Once the result is asked for, its loops are like any others.
public final class IdleTimeResult<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var result: Value?
    private let isDone = DispatchSemaphore(value: 0)
    private let priority = IdleTimePriority()

    public init(_ make: @escaping @Sendable () -> Value) {
        // Let go of as soon as it is done, with all that it holds.
        nonisolated(unsafe) var making: (@Sendable () -> Value)? = make
        let thread = Thread { [self] in
            let made = IdleTimePriority.$current.withValue(priority) { making?() }
            making = nil
            lock.withLock { result = made }
            isDone.signal()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// The result, as soon as it is there.
    public var value: Value {
        priority.end()
        isDone.wait()
        // For whoever asks next.
        isDone.signal()
        guard let result = lock.withLock({ result }) else { preconditionFailure("what is done has a result") }
        return result
    }
}

/// Whether loops of a thread are to wait for idle time.
final class IdleTimePriority: Sendable {
    @TaskLocal static var current: IdleTimePriority?

    private let isInForce = Atomic(true)

    /// Whether the loops of this thread are to wait.
    static var holdsHere: Bool { current?.isInForce.load(ordering: .relaxed) ?? false }

    /// From now on no loop waits, and those that do are begun with.
    func end() {
        if isInForce.exchange(false, ordering: .relaxed) { Helpers.all.beginWithIdleLoops() }
    }
}
