import Foundation
import Testing

/// What is computed on all processors is the same on one, to the byte.
@Suite(
    .enabled("taskset of util-linux keeps a program to one processor, and it is not here") {
        FileManager.default.isExecutableFile(atPath: BuiltProgram.taskset)
    }
)
struct ProcessorTests {
    @Test(arguments: ["delays", "paths", "doctor", "drivers", "segments"])
    func oneProcessorFindsWhatAllFind(_ command: String) throws {
        let program = try BuiltProgram()
        // Large enough to be read in parts: one processor reads all of it in a row.
        _ = try program.run("generate", "desk", "--orders", "10000", "--seed", "3")
        let arguments = [command, "desk/orders.csv", "--format", "json"]
        let all = try program.run(arguments)
        let one = try program.run(arguments, onProcessor: 0)
        #expect(all.exitCode == 0)
        #expect(one.exitCode == 0)
        #expect(!all.output.isEmpty)
        #expect(all.output == one.output)
    }
}
