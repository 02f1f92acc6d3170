import Foundation
import Testing

/// Whoever reads the output may have seen enough before it ends, as `head` does.
@Suite struct ClosedOutputTests {
    private func run(_ program: BuiltProgram, _ arguments: String..., errors: Pipe? = nil) throws -> Process {
        let process = Process()
        process.executableURL = try BuiltProgram.executable
        process.arguments = arguments
        process.currentDirectoryURL = program.url
        let output = Pipe()
        process.standardOutput = output
        process.standardError = errors ?? FileHandle.nullDevice
        try output.fileHandleForReading.close()
        try errors?.fileHandleForReading.close()
        try process.run()
        process.waitUntilExit()
        return process
    }

    @Test(arguments: ["text", "json", "csv"]) func aReaderWhoLeavesIsNoFailure(_ format: String) throws {
        let program = try BuiltProgram()
        try program.write(CommandTests.log, to: "orders.csv")
        let process = try run(program, "delays", "orders.csv", "--format", format)
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 0)
    }

    @Test func theExitCodeOfAnErrorThatNobodyReadsIsItsOwn() throws {
        let program = try BuiltProgram()
        let process = try run(program, "delays", "orders.csv", errors: Pipe())
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 1)
    }
}
