import Delays
import Findings

/// Emphasis and colours, or plain text where they are not wanted.
struct TerminalStyle {
    let isColoured: Bool

    func heading(_ text: String) -> String { escaped("1", text) }
    func dimmed(_ text: String) -> String { escaped("2", text) }
    func warning(_ text: String) -> String { escaped("33", text) }

    /// As the light that it stands for.
    func lamp(_ text: String, _ colour: StatusLight.Colour) -> String {
        switch colour {
        case .green: escaped("32", text)
        case .amber: escaped("33", text)
        case .red: escaped("31", text)
        case .unknown: escaped("2", text)
        }
    }

    func coloured(_ text: String, as cause: Cause) -> String {
        escaped("38;5;\(CauseColour.terminal(cause))", text)
    }

    private func escaped(_ code: String, _ text: String) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
