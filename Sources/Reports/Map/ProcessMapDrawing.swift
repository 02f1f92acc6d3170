import Delays
import EventLogs
import TextWidths

/// The ways of the orders as a drawing: boxes for activities, arrows for what takes over from what, wide where it is frequent,
/// coloured by the time that the critical paths spend there.
public struct ProcessMapDrawing: Sendable {
    private let selection: MapSelection
    private let layout: GraphLayout
    private let outline: GraphOutline
    private let phrases: any Phrases

    private static let lineHeight = 14.0
    private static let margin = 8.0
    private static let longestName = 26

    /// Lays the map out.
    /// - Throws: ``GraphvizError``.
    public init(_ report: CriticalPathReport, language: ReportLanguage) throws {
        let selection = MapSelection(report)
        let phrases = language.phrases
        let boxes =
            [phrases.arrival, phrases.completion].map { ProcessMapDrawing.box([$0]) }
            + selection.activities.map { ProcessMapDrawing.box(ProcessMapDrawing.lines($0, phrases)) }
        let numbers = Dictionary(
            uniqueKeysWithValues: selection.activities.enumerated().map { ($1.activity, $0 + 2) }
        )
        let most = Double(selection.ways.map(\.count).max() ?? 1)
        let arrows = selection.ways.map { way in
            GraphOutline.Arrow(
                from: way.from.flatMap { numbers[$0] } ?? 0,
                to: way.to.flatMap { numbers[$0] } ?? 1,
                weight: 1 + Int(9 * Double(way.count) / most),
                label: ProcessMapDrawing.box([ProcessMapDrawing.label(way, phrases)], padding: 6)
            )
        }
        self.selection = selection
        self.phrases = phrases
        outline = GraphOutline(boxes: boxes, arrows: arrows)
        layout = try Graphviz.layout(outline)
    }

    /// A file of its own.
    public var svg: String {
        let (width, height) = (size.width, size.height + 24)
        let file: Markup = """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" \
            lang="\(phrases.languageTag)"><title>\(phrases.map)</title>
            <style>
            \(Stylesheet.colours)  svg { background: var(--page); }
              text { fill: var(--text); font-family: \(Stylesheet.fonts); }
              .soft { fill: var(--soft); }
            \(Heat.styles)</style>
            \(content)\(key(y: size.height + 12))</svg>

            """
        return file.source
    }

    /// A figure of a page.
    var figure: Markup {
        """
        <figure><div class="scroll" tabindex="0"><svg class="wide" style="width:\(size.width)px" viewBox="0 0 \(size.width) \
        \(size.height + 24)" role="img" aria-label="\(phrases.map)">
        \(content)\(key(y: size.height + 12))</svg></div></figure>
        \(leftOut)
        """
    }

    /// What the drawing leaves out; empty if nothing.
    var leftOut: Markup {
        guard selection.leftOutWays > 0 else { return .empty }
        let share = selection.total > 0 ? Double(selection.leftOutTime) / Double(selection.total) : 0
        let sentence = phrases.leftOutOfMap(
            activities: NumberText.count(selection.leftOutActivities),
            ways: NumberText.count(selection.leftOutWays),
            share: NumberText.percent(share)
        )
        return "<p class=\"soft\">\(sentence)</p>\n"
    }

    private var size: (width: Double, height: Double) {
        (max(layout.width, 420) + 2 * ProcessMapDrawing.margin, layout.height + 2 * ProcessMapDrawing.margin)
    }

    private var content: Markup {
        let shift = (size.width - layout.width) / 2
        return
            "<g class=\"map\" transform=\"translate(\(shift) \(ProcessMapDrawing.margin))\">\n\(arrows)\(boxes)\(labels)</g>\n"
    }

    // MARK: Arrows

    private var arrows: Markup {
        let most = Double(selection.ways.map(\.count).max() ?? 1)
        // The hot ones lie on top.
        let order = selection.ways.indices.sorted { left, right in
            (selection.ways[left].waitingOnPathMicroseconds, right)
                < (selection.ways[right].waitingOnPathMicroseconds, left)
        }
        return order.map { index -> Markup in
            let (way, route) = (selection.ways[index], layout.routes[index])
            let width = 1 + 5 * (Double(way.count) / most).squareRoot()
            let heat = heat(way.waitingOnPathMicroseconds)
            return """
                <g class="\(heat.name)"><title>\(title(way))</title><path class="way" stroke-width="\(width)" d="\(path(route))"/>\
                \(tip(route, width: width))</g>

                """
        }.joined()
    }

    private func path(_ route: GraphLayout.Route) -> Markup {
        guard let start = route.curve.first else { return .empty }
        var path: Markup = "M\(start.x) \(start.y)C"
        path += route.curve.dropFirst().map { "\($0.x) \($0.y)" as Markup }.joined(" ")
        return path
    }

    /// A triangle from the end of the curve to its tip, wider than the line.
    private func tip(_ route: GraphLayout.Route, width: Double) -> Markup {
        guard let tip = route.tip, let end = route.curve.last else { return .empty }
        let (dx, dy) = (tip.x - end.x, tip.y - end.y)
        let length = max((dx * dx + dy * dy).squareRoot(), 1e-9)
        let half = 2.5 + width / 2
        let (sideX, sideY) = (-dy / length * half, dx / length * half)
        return """
            <path class="tip" d="M\(tip.x) \(tip.y)L\(end.x + sideX) \(end.y + sideY)L\(end.x - sideX) \(end.y - sideY)Z"/>
            """
    }

    private var labels: Markup {
        zip(selection.ways, layout.routes).map { way, route -> Markup in
            guard let place = route.label else { return .empty }
            let label = ProcessMapDrawing.label(way, phrases)
            return
                "<text class=\"label\" x=\"\(place.x)\" y=\"\(place.y + 4)\"><title>\(title(way))</title>\(label)</text>\n"
        }.joined()
    }

    // MARK: Boxes

    private var boxes: Markup {
        let borders = [phrases.arrival, phrases.completion].enumerated().map { number, name -> Markup in
            let (place, box) = (layout.boxes[number], outline.boxes[number])
            return
                "<g class=\"border\">\(rectangle(place, box, round: 14, look: "border"))\(text(name, place, line: 0, of: 1))</g>\n"
        }.joined()
        return "\(borders)\(selection.activities.enumerated().map { activity($1, number: $0 + 2) }.joined())"
    }

    private func activity(_ row: MapActivityRow, number: Int) -> Markup {
        let (place, box) = (layout.boxes[number], outline.boxes[number])
        let lines = ProcessMapDrawing.lines(row, phrases)
        return """
            <g class="box \(heat(row.workMicroseconds).name)"><title>\(title(row))</title>\
            \(rectangle(place, box, round: 5, look: "activity"))\(text(lines[0], place, line: 0, of: 2, look: "name"))\
            \(text(lines[1], place, line: 1, of: 2))</g>

            """
    }

    private func rectangle(_ place: Point, _ box: GraphOutline.Box, round: Double, look: String) -> Markup {
        """
        <rect class="\(look)" x="\(place.x - box.width / 2)" y="\(place.y - box.height / 2)" width="\(box.width)" \
        height="\(box.height)" rx="\(round)"/>
        """
    }

    private func text(_ text: String, _ place: Point, line: Int, of lines: Int, look: String = "line")
        -> Markup
    {
        let y = place.y + 4 + (Double(line) - Double(lines - 1) / 2) * ProcessMapDrawing.lineHeight
        return "<text class=\"\(look)\" x=\"\(place.x)\" y=\"\(y)\">\(text)</text>"
    }

    // MARK: Words

    private static func lines(_ row: MapActivityRow, _ phrases: any Phrases) -> [String] {
        let mean = row.onPath > 0 ? row.workMicroseconds / Microseconds(row.onPath) : 0
        return [
            row.activity.withoutControls.fitted(to: longestName),
            "\(NumberText.count(row.count)) × \(phrases.span(mean))",
        ]
    }

    private static func label(_ way: MapWayRow, _ phrases: any Phrases) -> String {
        let mean = way.waitingMicroseconds / Microseconds(way.count)
        return way.to == nil || mean == 0
            ? NumberText.count(way.count) : "\(NumberText.count(way.count)) × \(phrases.span(mean))"
    }

    private func title(_ row: MapActivityRow) -> String {
        phrases.mapActivity(
            row.activity.withoutControls,
            count: NumberText.count(row.count),
            work: hours(row.workMicroseconds),
            share: share(row.workMicroseconds)
        )
    }

    private func title(_ way: MapWayRow) -> String {
        phrases.mapWay(
            "\((way.from ?? phrases.arrival).withoutControls) → \((way.to ?? phrases.completion).withoutControls)",
            count: NumberText.count(way.count),
            mean: phrases.span(way.waitingMicroseconds / Microseconds(way.count)),
            waiting: hours(way.waitingOnPathMicroseconds),
            share: share(way.waitingOnPathMicroseconds),
            cause: way.largestCause
        )
    }

    private func hours(_ time: Microseconds) -> String {
        "\(NumberText.decimal(time.hours, places: 1)) \(phrases.symbol(.hours))"
    }

    private func share(_ time: Microseconds) -> String {
        NumberText.percent(selection.total > 0 ? Double(time) / Double(selection.total) : 0)
    }

    private func heat(_ time: Microseconds) -> Heat {
        Heat(share: selection.total > 0 ? Double(time) / Double(selection.total) : 0)
    }

    /// What the colours mean.
    private func key(y: Double) -> Markup {
        var key: Markup = "<g class=\"map key\" transform=\"translate(\(ProcessMapDrawing.margin) \(y))\">\n"
        key +=
            "<text class=\"soft\" style=\"text-anchor:start\" x=\"0\" y=\"4\">\(phrases.shareOfLeadTime)</text>\n"
        var x = Double(TextWidth.columns(phrases.shareOfLeadTime)) * 5.9 + 12
        for heat in Heat.allCases {
            let text = heat == .none ? "<1%" : "≥\(NumberText.decimal(100 * heat.least, places: 0))%"
            key += "<g class=\"\(heat.name)\"><rect x=\"\(x)\" y=\"-5\" width=\"14\" height=\"10\"/></g>"
            key += "<text style=\"text-anchor:start\" x=\"\(x + 18)\" y=\"4\">\(text)</text>\n"
            x += 56
        }
        key += "</g>\n"
        return key
    }

    /// The room that lines of text need.
    private static func box(_ lines: [String], padding: Double = 18) -> GraphOutline.Box {
        let columns = lines.map { TextWidth.columns($0) }.max() ?? 0
        return GraphOutline.Box(
            width: Double(columns) * 6.9 + padding,
            height: Double(lines.count) * lineHeight + 12
        )
    }
}
