import Foundation

/// The text of a scorecard file with other weights: its comments, order and everything else stay.
public struct WeighedCardText: Sendable, Equatable {
    public let text: String

    /// - Parameters:
    ///   - text: of the file that the card was read from.
    ///   - weights: one for each indicator, as fractions of 1.
    ///   - provenance: lines about where the weights are from, which go on top as comments.
    /// - Throws: ``CardFileError`` if the text is no card; ``WeighedCardError``.
    /// - Precondition: as many weights as indicators.
    public init(_ text: String, file: String, weights: [Double], provenance: [String]) throws {
        let places = try WeighedCardText.places(of: text, file: file)
        precondition(places.count == weights.count, "a weight for each indicator")
        var changed = text
        // From the end, so that places before stay where they are.
        for (place, weight) in zip(places, weights).reversed() {
            guard let range = place.range else { throw WeighedCardError.notInPlace(line: place.line) }
            changed.replaceSubrange(range, with: WeighedCardText.percentage(weight))
        }
        let comments = provenance.map { "# " + $0.map { $0.isNewline ? " " : String($0) }.joined() + "\n" }
        self.text = comments.joined() + changed
        // Where a weight is an alias, or two indicators share one, it is another card now.
        let written = try Scorecard(text: self.text, file: file)
        guard zip(written.weights, weights).allSatisfy({ abs($0 - $1) < 1e-9 }) else {
            throw WeighedCardError.otherWeights
        }
    }

    /// As a percentage, without digits that say nothing: `12.5 %`.
    static func percentage(_ weight: Double) -> String {
        let percent = (weight * 100 * 1e9).rounded() / 1e9
        return (percent == percent.rounded() ? String(Int(percent)) : String(percent)) + " %"
    }

    private struct Place {
        let line: Int
        /// Of the value without its quotes; nil where it does not stand as it is read.
        let range: Range<String.Index>?
    }

    /// Where the weights of the indicators stand, in their order.
    private static func places(of text: String, file: String) throws(CardFileError) -> [Place] {
        let root = try CardNode(text: text, file: file)
        var places: [Place] = []
        for entry in try root.entries() where entry.name == "indicators" {
            for item in try entry.value.items() {
                for field in try item.entries() where field.name == "weight" {
                    places.append(place(of: field.value))
                }
            }
        }
        return places
    }

    private static func place(of node: CardNode) -> Place {
        let line = node.line
        guard let written = node.node.scalar?.string, node.source.lines.indices.contains(line - 1) else {
            return Place(line: line, range: nil)
        }
        let ofLine = node.source.lines[line - 1]
        let scalars = ofLine.unicodeScalars
        guard
            var start = scalars.index(
                scalars.startIndex,
                offsetBy: node.column - 1,
                limitedBy: scalars.endIndex
            )
        else { return Place(line: line, range: nil) }
        if start < scalars.endIndex, ["\"", "'"].contains(scalars[start]) {
            start = scalars.index(after: start)
        }
        guard ofLine[start...].hasPrefix(written) else { return Place(line: line, range: nil) }
        return Place(line: line, range: start..<scalars.index(start, offsetBy: written.unicodeScalars.count))
    }
}

/// Why weights cannot be put into a file.
public enum WeighedCardError: Error, Sendable, Equatable {
    /// A weight does not stand in its line as it is read: it is an alias, or broken over lines.
    case notInPlace(line: Int)
    /// With the weights in their places the file says others.
    case otherWeights
}
