import ArgumentParser
import OrderLens

/// What makes an order late.
struct LateFlags: ParsableArguments {
    @Option(
        help: "Late is what took longer: 48h, 2 days, \"48 working hours\".",
        transform: { text in
            guard let rule = LateRule(target: text) else {
                throw ValidationError(
                    "\"\(text)\" is no length of time; write 48h, 90min, 2d or \"48 working hours\""
                )
            }
            return rule
        }
    )
    var target: LateRule?

    @Option(help: "Late is what has this value in an order attribute; may be repeated for several values.")
    var lateWhen: [AttributeValue] = []

    func validate() throws {
        if target != nil, !lateWhen.isEmpty {
            throw ValidationError("--target and --late-when both say when an order is late; give one of them")
        }
        if Set(lateWhen.map(\.column)).count > 1 {
            throw ValidationError("--late-when takes several values of one column, not several columns")
        }
    }

    /// Nil where nothing is said.
    var rule: LateRule? {
        target ?? lateWhen.first.map { .attribute(name: $0.column, values: Set(lateWhen.map(\.value))) }
    }
}

/// `COLUMN=VALUE`, cut at the first `=` as in conditions: values have one more often than columns.
struct AttributeValue: ExpressibleByArgument {
    let column: String
    let value: String

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else { return nil }
        column = String(argument[..<equals])
        value = String(argument[argument.index(after: equals)...])
    }

    static let defaultCompletionKind = CompletionKind.default
}
