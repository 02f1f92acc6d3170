import Synchronization

/// Adds up what several threads have read of one file and passes it on.
final class ReadingProgress: Sendable {
    private let done = Atomic<Int>(0)
    private let fileSize: Int
    private let report: (@Sendable (Int, Int) -> Void)?

    init(_ options: ReadingOptions, fileSize: Int) {
        self.fileSize = fileSize
        report = options.progress
    }

    func add(_ bytes: Int) {
        let total = done.add(bytes, ordering: .relaxed).newValue
        // What is read twice, after a cut inside quotes, does not count beyond the whole.
        report?(min(total, fileSize), fileSize)
    }
}
