import Foundation
import Synchronization

/// The programs that are running for us, so that whoever ends this one can end them and leave nothing behind.
public enum RunningPrograms {
    private struct State {
        var last = 0
        var runs: [Int: (folder: URL, process: Int32?)] = [:]
        var isOver = false
    }

    private static let state = Mutex(State())

    /// Ends all of them and removes their folders; for when this program is about to end.
    public static func endAll() {
        let runs = state.withLock { state in
            state.isOver = true
            return Array(state.runs.values)
        }
        for run in runs {
            if let process = run.process { kill(process) }
            remove(run.folder)
        }
    }

    static func begin(in folder: URL) -> Int {
        state.withLock { state in
            state.last += 1
            state.runs[state.last] = (folder, nil)
            return state.last
        }
    }

    /// - Parameter process: the number of the program that was started.
    static func set(_ process: Int32, of run: Int) {
        let isOver = state.withLock { state in
            state.runs[run]?.process = process
            return state.isOver
        }
        // Started while all were being ended.
        if isOver { kill(process) }
    }

    static func end(_ run: Int) {
        let (folder, isOver) = state.withLock { ($0.runs.removeValue(forKey: run)?.folder, $0.isOver) }
        // That it was ended is no failure of the program's that could be told of: the process is ending.
        if isOver { sleep(2) }
        if let folder { remove(folder) }
    }

    /// The program and, where it leads a group of its own, those that it started.
    static func kill(_ process: Int32) {
        let target = getpgid(process) == process ? -process : process
        Foundation.kill(target, SIGKILL)
    }

    /// What is being ended may still be writing there.
    private static func remove(_ folder: URL) {
        for _ in 0..<100 {
            try? FileManager.default.removeItem(at: folder)
            if !FileManager.default.fileExists(atPath: folder.path) { return }
            usleep(20_000)
        }
    }
}
