try FidelityTable.print(Array(CommandLine.arguments.dropFirst()))
