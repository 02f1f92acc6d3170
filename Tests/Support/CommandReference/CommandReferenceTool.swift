import Foundation

/// `CommandReference PROGRAM` prints the reference of the program's commands; `make reference` puts it into Documentation.
@main struct CommandReferenceTool {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            FileHandle.standardError.write(Data("usage: CommandReference PROGRAM\n".utf8))
            exit(2)
        }
        let program = URL(filePath: CommandLine.arguments[1])
        print(try CommandReference { try output(of: program, $0) }.text, terminator: "")
    }

    private static func output(of program: URL, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment
        variables["COLUMNS"] = "80"
        process.environment = variables
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
