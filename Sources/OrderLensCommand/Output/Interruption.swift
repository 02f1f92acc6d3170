import Foundation
import OrderLens
import Synchronization

/// What is cleared away when the user presses Ctrl-C, the terminal is closed or the program is told to end.
///
/// A thread of its own waits for that, so that it can take locks and remove folders; the handler of the signal only tells it.
enum Interruption {
    private struct State {
        var last = 0
        var clearing: [Int: @Sendable () -> Void] = [:]
    }

    private static let state = Mutex(State())
    nonisolated(unsafe) private static var inlet: Int32 = -1
    nonisolated(unsafe) private static var outlet: Int32 = -1

    /// Clears away if the program is interrupted while `body` runs. Programs that run for us are ended first.
    static func clearing<Result>(
        _ clear: @escaping @Sendable () -> Void,
        _ body: () throws -> Result
    ) rethrows -> Result {
        let number = enter(clear)
        defer { state.withLock { _ = $0.clearing.removeValue(forKey: number) } }
        return try body()
    }

    /// Lets an interruption wait until a few steps that belong together are done.
    static func delayed(_ steps: () throws -> Void) rethrows {
        try state.withLock { _ in try steps() }
    }

    /// From now on an interruption ends the programs that run for us before it ends this one.
    static func watch() { _ = isWatched }

    /// From now on an interruption removes this process's partial files from that folder before it ends the program.
    static func removesPartialFiles(in folder: String) {
        _ = enter {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names where name.hasSuffix(".partial-\(getpid())") { unlink("\(folder)/\(name)") }
        }
    }

    /// Removes a folder that may still be written to.
    static func remove(_ folder: String) {
        for _ in 0..<50 {
            try? FileManager.default.removeItem(atPath: folder)
            if !FileManager.default.fileExists(atPath: folder) { return }
            usleep(10_000)
        }
    }

    private static func enter(_ clear: @escaping @Sendable () -> Void) -> Int {
        watch()
        return state.withLock { state in
            state.last += 1
            state.clearing[state.last] = clear
            return state.last
        }
    }

    private static let isWatched: Bool = {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return false }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (inlet, outlet) = (ends[0], ends[1])
        Thread.detachNewThread(waitForOne)
        // A thread of another program that began this one may have had them blocked.
        var unblocked = sigset_t()
        sigemptyset(&unblocked)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            sigaddset(&unblocked, number)
            let before = signal(number) { number in
                let error = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = Foundation.write(outlet, &byte, 1)
                errno = error
            }
            // Whoever started us has it ignored, as nohup does.
            if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
                signal(number, SIG_IGN)
            }
        }
        pthread_sigmask(SIG_UNBLOCK, &unblocked, nil)
        return true
    }()

    @Sendable private static func waitForOne() {
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
        var number: UInt8 = 0
        while read(inlet, &number, 1) != 1 {}
        // Kept to the end, so that nothing takes its place any more.
        state.withLock { state in
            RunningPrograms.endAll()
            for clear in state.clearing.values { clear() }
            _exit(128 + Int32(number))
        }
    }
}
