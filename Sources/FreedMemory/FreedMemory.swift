import CMalloc

/// What becomes of memory that the program has let go of.
public enum FreedMemory {
    private static let mostKept = Int32.max

    /// Instances of a log of which the pieces that lie free come to hundreds of megabytes.
    private static let many = 1 << 24

    /// What is freed is kept for what comes next: memory that is new costs half a second a gigabyte, and what one step lets
    /// go of is about what the next one needs. By its own rule malloc would map large arrays one by one and unmap them.
    public static func keep() {
        mallopt(M_MMAP_MAX, 0)
        mallopt(M_TRIM_THRESHOLD, mostKept)
    }

    /// Holds something until the program ends, when the system takes all memory back at once: to let go of a hundred thousand
    /// rows, one after the other, takes longer.
    public static func hold<Value>(_ value: Value) { _ = Unmanaged.passRetained(Held(value)) }

    private final class Held<Value> {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    /// Gives back what lies free, if the log has so many instances that it matters: for steps that need arrays larger than the
    /// pieces which lie free between what is kept.
    public static func giveBack(ofLog instances: Int) {
        if instances >= many { malloc_trim(0) }
    }
}
