import Delays
import Foundation
import TextWidths

/// Pieces that the charts are made of; lengths are in the units of the view box, where a line of text is 12 high.
enum Drawing {
    static let width = 768.0

    /// The room that labels of rows take on the left: as much as the longest of them, as it is shown.
    static func room(for labels: [String]) -> Double {
        14 + 7 * Double(labels.map { TextWidth.columns($0.fitted(to: longestLabel)) }.max() ?? 0)
    }

    private static let longestLabel = 26

    /// A chart of that height with a name for those who cannot see it.
    static func chart(height: Double, name: String, _ content: Markup) -> Markup {
        """
        <figure><div class="scroll" tabindex="0"><svg class="chart" viewBox="0 0 \(width) \(height)" role="img" aria-label="\(name)">
        \(content)</svg></div></figure>

        """
    }

    static func bar(
        x: Double,
        y: Double,
        width: Double,
        height: Double,
        _ cause: Cause,
        faint: Bool = false,
        title: String
    ) -> Markup {
        // The gap between two bars would swallow a thin one; what is there at all is seen.
        let look = (faint ? " faint" : "") + (width < 3 ? " thin" : "")
        return """
            <rect class="\(cause.rawValue)\(look)" x="\(x)" y="\(y)" width="\(max(width, 1))" \
            height="\(height)"><title>\(title)</title></rect>

            """
    }

    enum Anchor: String {
        case start, middle, end
    }

    static func text(
        _ text: String,
        x: Double,
        y: Double,
        anchor: Anchor = .start,
        soft: Bool = false
    ) -> Markup {
        let soft: Markup = soft ? " class=\"soft\"" : ""
        let place: Markup = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        return "<text x=\"\(x)\" y=\"\(y)\"\(soft)\(place)>\(text)</text>\n"
    }

    /// The label of a row, cut to the room on the left; the whole of it shows on hovering.
    static func rowLabel(_ label: String, room: Double, y: Double) -> Markup {
        let fitted = label.fitted(to: longestLabel)
        let title: Markup = fitted == label ? "" : "<title>\(label)</title>"
        return "<text x=\"\(room - 10)\" y=\"\(y)\" text-anchor=\"end\">\(title)\(fitted)</text>\n"
    }

    static func verticalLine(x: Double, from: Double, to: Double) -> Markup {
        "<line x1=\"\(x)\" y1=\"\(from)\" x2=\"\(x)\" y2=\"\(to)\"/>\n"
    }

    /// A square of the cause's colour.
    static func swatch(_ cause: Cause) -> Markup {
        "<svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"\(cause.rawValue)\" width=\"10\" height=\"10\"/></svg>"
    }

    /// What the fill of undetermined time refers to.
    static let hatch: Markup = """
        <svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs><pattern id="hatch" width="5" \
        height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatched" x1="0" y1="0" x2="0" \
        y2="5"/></pattern></defs></svg>

        """

    /// Round numbers from zero up to `most`, four to nine of them.
    static func ticks(upTo most: Double) -> [Double] {
        guard most > 0, most.isFinite else { return [0] }
        var step = 1.0
        while most / step >= 10 { step *= 10 }
        while most / step < 1 { step /= 10 }
        if most / step < 2 { step /= 5 } else if most / step < 5 { step /= 2 }
        return (0...Int(most / step + 1e-9)).map { Double($0) * step }
    }

    /// A tick's number, without needless decimals.
    static func tickText(_ value: Double, step: Double) -> String {
        var places = 0
        while step * pow(10, Double(places)) < 1 - 1e-9, places < 9 { places += 1 }
        return NumberText.decimal(value, places: places)
    }
}
