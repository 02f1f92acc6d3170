import Foundation

/// Makes an interruption (Ctrl-C, an end asked for, a terminal that is closed) wait until a few steps that belong together
/// are done.
///
/// Signals are held back from the thread that makes it; the threads that help with loops never take any.
public struct InterruptionDelay {
    private var before = sigset_t()

    public init() {
        var interruptions = sigset_t()
        sigemptyset(&interruptions)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&interruptions, signal) }
        pthread_sigmask(SIG_BLOCK, &interruptions, &before)
    }

    /// What has been held back arrives now.
    /// - Precondition: it is called once, on the thread that made it.
    public func end() {
        var before = before
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }
}
