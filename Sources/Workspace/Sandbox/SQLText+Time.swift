/// What a query takes from the machine that it runs on, and not from the tables.
extension SQLText {
    private static let timeFunctions: Set<String> = [
        "date", "time", "datetime", "julianday", "unixepoch", "strftime", "timediff",
    ]

    /// The first place where a function of time is given the clock (`date('now')`, `julianday()`) or the zone of the machine
    /// (`datetime(start, 'localtime')`); nil where that is not seen in the text.
    /// - Complexity: O(n) in its words, for each function of time within another one.
    var machineTime: Token? {
        for place in tokens.indices where isTimeFunction(place) {
            let name = tokens[place].text.lowercased()
            let arguments = argumentsOfCall(at: place + 1)
            // The first argument of `strftime` is the form of the result.
            let times = name == "strftime" ? arguments.dropFirst().prefix(1) : arguments.prefix(1)
            let isWithoutTime = times.isEmpty || times.first == []
            if isWithoutTime { return tokens[place] }
            let points = name == "timediff" ? arguments : Array(times)
            for case let argument in points where argument.count == 1 && argument[0].kind == .literal {
                if argument[0].text.lowercased() == "now" { return argument[0] }
            }
            if name == "timediff" { continue }
            // A name in double quotes is a text where there is no such column.
            for argument in arguments.dropFirst(name == "strftime" ? 2 : 1) where argument.count == 1 {
                if ["localtime", "utc"].contains(argument[0].text.lowercased()) { return argument[0] }
            }
        }
        return nil
    }

    /// A place for what asked for the clock in a way that the text does not show.
    var likelyMachineTime: Token? {
        tokens.first { $0.kind != .sign && $0.text.lowercased() == "now" }
            ?? tokens.indices.first(where: isTimeFunction).map { tokens[$0] }
    }

    private func isTimeFunction(_ place: Int) -> Bool {
        tokens[place].kind == .word && SQLText.timeFunctions.contains(tokens[place].text.lowercased())
            && place + 1 < tokens.count && tokens[place + 1].text == "(" && tokens[place + 1].kind == .sign
    }

    /// The tokens of each argument, which commas part.
    /// - Parameter place: of the bracket that opens.
    private func argumentsOfCall(at place: Int) -> [[Token]] {
        var arguments: [[Token]] = [[]]
        var depth = 0
        for token in tokens[place...] {
            if token.kind == .sign {
                switch token.text {
                case "(":
                    depth += 1
                    if depth == 1 { continue }
                case ")":
                    depth -= 1
                    if depth == 0 { return arguments }
                case "," where depth == 1:
                    arguments.append([])
                    continue
                default: break
                }
            }
            arguments[arguments.count - 1].append(token)
        }
        return arguments
    }
}
