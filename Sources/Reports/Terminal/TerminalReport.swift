import Delays
import EventLogs

/// The delay report as text for a terminal.
public struct TerminalReport: PhrasedText {
    let figures: DelayFigures
    let phrases: any Phrases
    let style: TerminalStyle
    let width: Int

    var report: DelayReport { figures.report }

    public init(_ report: DelayReport, look: TerminalLook = TerminalLook()) {
        figures = DelayFigures(report)
        phrases = look.language.phrases
        style = look.style
        width = look.columns
    }

    /// The whole report; it ends with a line break.
    public var text: String {
        var lines = opening
        if report.log.orders == 0 {
            lines += ["", phrases.noOrders] + section(phrases.warnings, warningLines)
        } else {
            lines += section(phrases.whatHappened, happenedLines)
            lines += section(phrases.whereTheTimeGoes, causeLines)
            lines += section(phrases.stagesByCause, stageLines)
            lines += section(phrases.largestParts, largestPartLines)
            lines += section(phrases.carryingVariance, varianceLines)
            lines += section(phrases.lateAgainstOnTime, latenessLines)
            lines += section(phrases.longestTransitions, transitionLines)
            lines += section(phrases.overtaking, overtakingLines)
            lines += section(phrases.batches, batchLines)
            lines += section(phrases.handOffs, handOffLines)
            lines += section(phrases.resources, resourceLines)
            lines += section(phrases.calendars, calendarLines)
            lines += section(phrases.byWeek, weekLines)
            lines += section(phrases.worstOrders, worstOrderLines)
            lines += section(phrases.warnings, warningLines)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var opening: [String] {
        let log = report.log
        let paragraphs = [phrases.size(log), phrases.span(log)].compactMap(\.self)
        var lines = [style.heading(phrases.title)] + paragraphs.flatMap { $0.wrapped(to: width) }
        let startTimes = phrases.startTimes(log.startTimes).wrapped(to: width)
        lines += log.startTimes == .recorded ? startTimes : startTimes.map(style.warning)
        return lines
    }

    /// A heading and what is below it; nothing where there is nothing.
    private func section(_ heading: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", style.heading(heading)] + lines
    }

    static let indent = 2
    static let margin = String(repeating: " ", count: indent)

    /// `h/order`.
    var perOrderHeading: String { phrases.perOrder(figures.unit) }

    func withUnit(_ hours: Double) -> String {
        "\(figures.unit.text(hours: hours)) \(phrases.symbol(figures.unit))"
    }
}

extension String {
    /// Of an ISO 8601 time, `2026-11-24 09:30`: the offset is the log's and named once.
    var dateAndMinute: String { String(prefix(16)).replacing("T", with: " ") }
}
