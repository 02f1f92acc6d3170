import Foundation
import FreedMemory
import LinearAlgebra

@main
enum Entry {
    /// Only calls: hot code in `main` would be checked for its actor at each call.
    static func main() {
        FreedMemory.keep()
        _ = BLAS.onCallingThread
        // Whoever reads the output may close it: that is an error of writing, and no signal that ends the program.
        signal(SIGPIPE, SIG_IGN)
        exit(CommandLineRun.run(Array(CommandLine.arguments.dropFirst())))
    }
}
