import Foundation
import Synchronization

/// A bar on standard error for what takes long; nothing where that is no terminal.
final class ProgressBar: Sendable {
    private let label: String
    private let begun = ContinuousClock.now
    private let state = Mutex(State())

    private struct State {
        var isShown = false
        var shownAt = ContinuousClock.now
    }

    /// Nothing is shown before this time is over, and then only so often.
    private static let patience = Duration.milliseconds(700)
    private static let interval = Duration.milliseconds(100)

    init?(label: String) {
        guard isatty(STDERR_FILENO) == 1 else { return nil }
        self.label = label
    }

    /// Shows how far the work is; may be called from any thread.
    func show(_ done: Int, of total: Int) {
        let now = ContinuousClock.now
        guard total > 0, now - begun > ProgressBar.patience else { return }
        state.withLock { state in
            guard !state.isShown || now - state.shownAt > ProgressBar.interval else { return }
            state.isShown = true
            state.shownAt = now
            let columns = 30
            let filled = min(columns, columns * done / total)
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: columns - filled)
            StandardStreams.show("\r\u{1B}[2K\(bar) \(min(100, 100 * done / total))% \(label)")
        }
    }

    func clear() {
        state.withLock { state in
            if state.isShown { StandardStreams.show("\r\u{1B}[2K") }
            state.isShown = false
        }
    }
}
