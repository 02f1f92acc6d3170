import Foundation

/// Makes something of each of `0 ..< count` on all processors, and hands it on in their order: each as soon as it and all
/// before it are made, by whoever is at hand, and never two at a time.
///
/// - Parameters:
///   - make: depends on its index alone.
///   - take: called with one thing after the other.
public func concurrently<Value: Sendable>(
    _ count: Int,
    _ make: @Sendable (Int) -> Value,
    inTurn take: @Sendable (Value) -> Void
) {
    let made = InTurn<Value>(count)
    concurrently(count) { index in
        made.put(make(index), at: index)
        while let value = made.next() {
            take(value)
            made.letOthersTake()
        }
    }
}

/// What was made and has not had its turn.
private final class InTurn<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var waiting: [Value?]
    private var taken = 0
    private var isTaking = false

    init(_ count: Int) { waiting = Array(repeating: nil, count: count) }

    func put(_ value: Value, at index: Int) { lock.withLock { waiting[index] = value } }

    /// Whose turn it is, if it is there and nobody is taking anything. Whoever gets it lets others take afterwards, and
    /// asks again: what came meanwhile found the way barred.
    func next() -> Value? {
        lock.withLock {
            guard !isTaking, taken < waiting.count, let value = waiting[taken] else { return nil }
            waiting[taken] = nil
            taken += 1
            isTaking = true
            return value
        }
    }

    func letOthersTake() { lock.withLock { isTaking = false } }
}
