extension Array {
    /// What `init(unsafeUninitializedCapacity:initializingWith:)` makes, also empty and on many threads at once.
    ///
    /// An array without room is one object for all threads, to which that initialiser would write its count; this one
    /// never makes it.
    @inlinable
    public init(
        unsharedCapacity capacity: Int,
        initializingWith body: (
            _ buffer: inout UnsafeMutableBufferPointer<Element>, _ initializedCount: inout Int
        ) throws -> Void
    ) rethrows {
        try self.init(unsafeUninitializedCapacity: Swift.max(capacity, 1)) { buffer, initializedCount in
            var asked = UnsafeMutableBufferPointer(rebasing: buffer[..<capacity])
            try body(&asked, &initializedCount)
        }
    }
}
