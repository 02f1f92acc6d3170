/// The results of `transform` for `0 ..< count`, in order, computed on all processors.
///
/// Each result depends on its index alone, so the outcome is the same on every number of threads.
public func concurrentMap<Result: Sendable>(
    _ count: Int,
    _ transform: @Sendable (Int) -> Result
) -> [Result] {
    concurrentMap(count, inRunsOf: 1, transform)
}

/// The same for many results that cost little each: `length` of them in a row are computed by one processor.
public func concurrentMap<Result: Sendable>(
    _ count: Int,
    inRunsOf length: Int,
    _ transform: @Sendable (Int) -> Result
) -> [Result] {
    [Result](unsharedCapacity: count) { buffer, initialized in
        nonisolated(unsafe) let slots = buffer
        concurrently((count + length - 1) / length) { run in
            for index in run * length..<min(count, (run + 1) * length) {
                slots.initializeElement(at: index, to: transform(index))
            }
        }
        initialized = count
    }
}

/// The results of `transform` for each index of a collection with so many elements, in order, computed on all
/// processors.
///
/// - Parameter order: each index once, in the order in which to begin: what takes longest comes first, so that no
///   processor is left with it at the end.
public func concurrentMap<Result: Sendable>(
    beginning order: [Int],
    _ transform: @Sendable (Int) -> Result
) -> [Result] {
    [Result](unsharedCapacity: order.count) { buffer, initialized in
        nonisolated(unsafe) let slots = buffer
        concurrently(order.count) { number in
            slots.initializeElement(at: order[number], to: transform(order[number]))
        }
        initialized = order.count
    }
}
