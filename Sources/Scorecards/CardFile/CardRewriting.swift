import Yams

extension Scorecard {
    /// The text of a scorecard file with other weights in it, and everything else, comments included, as it stands.
    ///
    /// The result is read again before it is handed over, so that it is a scorecard with just these weights.
    /// - Parameters:
    ///   - text: the content of the file, which is read first.
    ///   - file: its name, for errors.
    ///   - weights: in the order of the file's indicators, fractions of 1.
    ///   - cycleWeights: by the id of a cycle, the weights in it; cycles that are not named keep theirs.
    ///   - remarks: lines that are put before the file as comments: where the weights are from.
    /// - Throws: ``CardFileError`` for what is wrong with the file, or with the weights: they have to add up;
    ///   ``CardRewritingError`` where the weights do not stand in the file one by one.
    /// - Precondition: a weight for each indicator.
    public static func text(
        _ text: String,
        file: String,
        withWeights weights: [Double],
        cycleWeights: [String: [Double]] = [:],
        remarks: [String] = []
    ) throws -> String {
        var expected = try Scorecard(text: text, file: file)
        precondition(weights.count == expected.indicators.count, "a weight for each indicator")
        precondition(
            cycleWeights.values.allSatisfy { $0.count == weights.count },
            "a weight for each indicator"
        )
        var rewriting = CardRewriting(text)
        let items = try CardNode(text: text, file: file).values(allowed: ScorecardFile.keys).required(
            "indicators"
        ).items()
        for (index, item) in items.enumerated() {
            let values = try item.values(allowed: ScorecardFile.indicatorKeys)
            let weight = try values.required("weight")
            expected.indicators[index].weight = weights[index]
            rewriting.replace(weight, with: CardRewriting.percent(weights[index]))
            var own: [(cycle: String, weight: Double)] = []
            for cycle in expected.cycles {
                guard let weight = cycleWeights[cycle.id]?[index] else { continue }
                expected.indicators[index].cycleWeights[cycle.id] = weight
                own.append((cycle.id, weight))
            }
            if let known = values["cycle-weights"] {
                for entry in try known.entries() {
                    guard let place = own.firstIndex(where: { $0.cycle == entry.name }) else { continue }
                    rewriting.replace(entry.value, with: CardRewriting.percent(own.remove(at: place).weight))
                }
                if let last = try known.entries().last { rewriting.add(own, behind: last, of: known) }
            } else if !own.isEmpty, let entry = values.entries["weight"] {
                let all = own.map { "\($0.cycle): \(CardRewriting.percent($0.weight))" }
                rewriting.add("cycle-weights: {\(all.joined(separator: ", "))}", behind: entry, of: item)
            }
        }
        let comments = remarks.map {
            "# " + $0.map { $0.isNewline ? " " : String($0) }.joined() + rewriting.lineBreak
        }
        let result = comments.joined() + rewriting.text
        let read: Scorecard
        do {
            read = try Scorecard(text: result, file: file)
        } catch {
            // A line of the result is none of the file's, so it is not named, but for weights that do not add up.
            switch error.problem {
            case .weightSum, .groupSum: throw error
            default: throw CardRewritingError.otherWeights
            }
        }
        // A weight that is an alias, or that others are aliases of, is another one now.
        guard read.hasWeights(of: expected) else { throw CardRewritingError.otherWeights }
        return result
    }

    private func hasWeights(of other: Scorecard) -> Bool {
        zip(indicators, other.indicators).allSatisfy { own, other in
            abs(own.weight - other.weight) < 1e-9 && own.cycleWeights.keys == other.cycleWeights.keys
                && own.cycleWeights.allSatisfy { abs($1 - (other.cycleWeights[$0] ?? .nan)) < 1e-9 }
        }
    }
}

/// Why weights cannot be written into a file.
public enum CardRewritingError: Error, Sendable, Equatable {
    /// With the weights in their places the file says others.
    case otherWeights
}

/// Changes single values in the text of a file.
private struct CardRewriting {
    private var lines: [String]
    let lineBreak: String
    /// What becomes of spans of lines, by line and column, both from 0.
    private var edits: [(line: Int, column: Int, length: Int, text: String)] = []

    init(_ text: String) {
        lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
        lineBreak = text.contains("\r\n") ? "\r\n" : "\n"
    }

    mutating func replace(_ value: CardNode, with text: String) {
        let (start, length) = span(value)
        edits.append((value.line - 1, start, length, text))
    }

    /// Adds a key beside another one, in the style of their mapping.
    mutating func add(_ text: String, behind entry: CardNode.Entry, of mapping: CardNode) {
        let (start, length) = span(entry.value)
        let line = entry.value.line - 1
        let first = lines[mapping.line - 1].unicodeScalars.dropFirst(mapping.column - 1).first
        if first == "{" {
            edits.append((line, start + length, 0, ", \(text)"))
        } else {
            let indentation = String(repeating: " ", count: entry.at.column - 1)
            edits.append((line, lines[line].unicodeScalars.count, 0, "\(lineBreak)\(indentation)\(text)"))
        }
    }

    mutating func add(
        _ own: [(cycle: String, weight: Double)],
        behind entry: CardNode.Entry,
        of mapping: CardNode
    ) {
        for (cycle, weight) in own {
            add("\(cycle): \(CardRewriting.percent(weight))", behind: entry, of: mapping)
        }
    }

    /// From where to where a number's text stands in its line, with its quotes if it has any.
    private func span(_ value: CardNode) -> (start: Int, length: Int) {
        let scalar = value.node.scalar
        let isQuoted = scalar.map { [.singleQuoted, .doubleQuoted].contains($0.style) } ?? false
        return (value.column - 1, (scalar?.string.unicodeScalars.count ?? 0) + (isQuoted ? 2 : 0))
    }

    var text: String {
        var lines = lines
        // From the end of each line on, so that columns stay true; of edits at one place the later one comes behind.
        let ordered = edits.enumerated().sorted {
            ($0.element.line, $0.element.column, $0.offset) > ($1.element.line, $1.element.column, $1.offset)
        }
        for (_, edit) in ordered {
            var scalars = Array(lines[edit.line].unicodeScalars)
            scalars.replaceSubrange(edit.column..<edit.column + edit.length, with: edit.text.unicodeScalars)
            var line = String.UnicodeScalarView()
            line.append(contentsOf: scalars)
            lines[edit.line] = String(line)
        }
        return lines.joined(separator: lineBreak)
    }

    /// `12.5 %`, with no digits that only the binary fraction has.
    static func percent(_ weight: Double) -> String {
        let percent = (weight * 1e12).rounded() / 1e10
        return percent == percent.rounded() ? "\(Int(percent)) %" : "\(percent) %"
    }
}
