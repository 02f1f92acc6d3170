import CMalloc
import Foundation

@main
enum Entry {
    /// Arrays larger than this, 4 MB, are mapped one by one and given back as soon as they are freed; by its own rule malloc
    /// would keep those of up to 32 MB, and at ten million instances 50 MB lie unused.
    private static let largestKept: Int32 = 4 << 20
    /// Of smaller ones 16 MB are kept for what comes next: memory that is new costs half a second a gigabyte.
    private static let mostKept: Int32 = 16 << 20

    /// Only calls: hot code in `main` would be checked for its actor at each call.
    static func main() {
        mallopt(M_MMAP_THRESHOLD, largestKept)
        mallopt(M_TRIM_THRESHOLD, mostKept)
        exit(CommandLineRun.run(Array(CommandLine.arguments.dropFirst())))
    }
}
