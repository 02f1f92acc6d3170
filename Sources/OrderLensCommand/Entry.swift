import CMalloc
import Foundation

@main
enum Entry {
    /// What is freed is kept for what comes next: memory that is new costs half a second a gigabyte, and what one step lets
    /// go of is about what the next one needs. By its own rule malloc would map large arrays one by one and unmap them.
    private static let mostKept = Int32.max

    /// Only calls: hot code in `main` would be checked for its actor at each call.
    static func main() {
        mallopt(M_MMAP_MAX, 0)
        mallopt(M_TRIM_THRESHOLD, mostKept)
        // Whoever reads the output may close it: that is an error of writing, and no signal that ends the program.
        signal(SIGPIPE, SIG_IGN)
        exit(CommandLineRun.run(Array(CommandLine.arguments.dropFirst())))
    }
}
