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
        Helpers.all.ask(helpers, for: loop)
        loop.join()
        loop.waitForOthers()
    }
}

/// Threads that join loops: with the one that began the first loop there are never more than processors.
///
/// What is shared is kept by a lock of the system's, which thread sanitizers know; of `Mutex` they know nothing.
private final class Helpers: @unchecked Sendable {
    private let lock = NSLock()
    /// Loops that wait for somebody; one that waits for several is there several times.
    private var waiting: [SharedLoop] = []
    private var busyCount = 0

    static let all = Helpers()

    func ask(_ count: Int, for loop: SharedLoop) {
        let starting = lock.withLock {
            waiting.removeAll { !$0.isLeft }
            waiting += Array(repeating: loop, count: count)
            let starting = min(count, processorCount - 1 - busyCount)
            busyCount += starting
            return starting
        }
        for _ in 0..<starting { DispatchQueue.global().async { self.help() } }
    }

    private func help() {
        while let loop = next() { loop.join() }
    }

    private func next() -> SharedLoop? {
        lock.withLock {
            while !waiting.isEmpty {
                let loop = waiting.removeFirst()
                if loop.isLeft { return loop }
            }
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
        while true {
            let index = next.wrappingAdd(1, ordering: .acquiringAndReleasing).oldValue
            guard index < count else { return }
            call(index)
            if unfinished.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
                isDone.signal()
            }
        }
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
