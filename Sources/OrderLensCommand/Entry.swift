import Foundation

@main
enum Entry {
    /// Only calls: hot code in `main` would be checked for its actor at each call.
    static func main() {
        exit(CommandLineRun.run(Array(CommandLine.arguments.dropFirst())))
    }
}
