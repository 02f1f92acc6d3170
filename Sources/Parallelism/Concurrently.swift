import Dispatch
import Foundation
import Synchronization

/// Calls `body` once with each of `0 ..< count`, on all processors, and returns when all is done.
///
/// The caller takes part, and whoever is free joins. So a loop inside a loop is shared out as soon as the outer one leaves
/// somebody without work; `DispatchQueue.concurrentPerform` would run it on the one processor that it began on.
public func concurrently(_ count: Int, _ body: @Sendable (Int) -> Void) {
    let helpers = min(count, processorCount) - 1
    guard helpers > 0 else {
        for index in 0..<count { body(index) }
        return
    }
    withoutActuallyEscaping(body) { body in
        let loop = SharedLoop(count, body)
        if IdleTimePriority.holdsHere {
            Helpers.all.ask(helpers, forIdle: loop)
        } else {
            Helpers.all.ask(helpers, for: loop)
            loop.join()
        }
        loop.waitForOthers()
    }
}

/// Threads that join loops: with the one that began the first loop there are never more than processors.
///
/// What is shared is kept by a lock of the system's, which thread sanitizers know; of `Mutex` they know nothing.
final class Helpers: @unchecked Sendable {
    private let lock = NSLock()
    /// Loops that wait for somebody; one that waits for several is there several times.
    private var waiting: [SharedLoop] = []
    /// Loops that are for who finds nothing else to do.
    private var idle: [SharedLoop] = []
    private var busyCount = 0

    static let all = Helpers()

    fileprivate func ask(_ count: Int, for loop: SharedLoop) {
        start {
            waiting.removeAll { !$0.isLeft }
            waiting += Array(repeating: loop, count: count)
            return count
        }
    }

    /// Nobody but them works at the loop.
    fileprivate func ask(_ count: Int, forIdle loop: SharedLoop) {
        start {
            idle.append(loop)
            return count
        }
    }

    /// Does all that waits for idle time.
    func beginWithIdleLoops() {
        let loops = lock.withLock {
            defer { idle = [] }
            return idle
        }
        for loop in loops { loop.join() }
    }

    /// - Parameter demand: puts a loop where helpers find it, and says how many there may be.
    private func start(_ demand: () -> Int) {
        let starting = lock.withLock {
            let starting = min(demand(), processorCount - 1 - busyCount)
            busyCount += starting
            return starting
        }
        for _ in 0..<starting { DispatchQueue.global().async { self.help() } }
    }

    private func help() {
        while let (loop, isIdle) = next() {
            if isIdle { loop.takeOne() } else { loop.join() }
        }
    }

    private func next() -> (loop: SharedLoop, isIdle: Bool)? {
        lock.withLock {
            while !waiting.isEmpty {
                let loop = waiting.removeFirst()
                if loop.isLeft { return (loop, false) }
            }
            idle.removeAll { !$0.isLeft }
            if let loop = idle.first { return (loop, true) }
            busyCount -= 1
            return nil
        }
    }
}

/// A loop whose indices several threads take one after the other.
///
/// Who comes when all have been taken finds none left and never looks at the body, which is gone by then.
private final class SharedLoop: Sendable {
    private let count: Int
    private nonisolated(unsafe) var body: (@Sendable (Int) -> Void)?
    private let next = Atomic<Int>(0)
    private let unfinished: Atomic<Int>
    private let isDone = DispatchSemaphore(value: 0)

    init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        self.count = count
        self.body = body
        unfinished = Atomic(count)
        // Whoever takes an index sees the body.
        next.store(0, ordering: .releasing)
    }

    /// Whether any index has not been taken yet.
    var isLeft: Bool { next.load(ordering: .relaxed) < count }

    func join() {
        while takeOne() {}
    }

    /// - Returns: whether there was one left.
    @discardableResult
    func takeOne() -> Bool {
        let index = next.wrappingAdd(1, ordering: .acquiringAndReleasing).oldValue
        guard index < count else { return false }
        call(index)
        if unfinished.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 { isDone.signal() }
        return true
    }

    /// Apart, so that the body is let go of before its index counts as finished.
    @inline(never)
    private func call(_ index: Int) { body?(index) }

    func waitForOthers() {
        isDone.wait()
        // What they wrote is seen from here on.
        _ = unfinished.load(ordering: .acquiring)
        body = nil
    }
}
