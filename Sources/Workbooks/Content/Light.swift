/// How something stands: as it should, nearly, or not.
public enum Light: Sendable, Hashable, CaseIterable {
    case green, amber, red

    /// Behind dark text: pale enough to read it. Whoever sees red and green alike goes by the word, or by the number.
    var fill: Colour {
        switch self {
        case .green: Colour(0xC6E7CE)
        case .amber: Colour(0xFFE699)
        case .red: Colour(0xF4A79D)
        }
    }

    /// Of the text on ``fill``, with a contrast over 4.5.
    var ink: Colour {
        switch self {
        case .green: Colour(0x0B5D1E)
        case .amber: Colour(0x614A00)
        case .red: Colour(0x7A0C05)
        }
    }
}

/// What the lights are called.
public struct LightWords: Sendable, Equatable {
    public var green: String
    public var amber: String
    public var red: String

    public init(green: String, amber: String, red: String) {
        self.green = green
        self.amber = amber
        self.red = red
    }

    public subscript(light: Light) -> String {
        switch light {
        case .green: green
        case .amber: amber
        case .red: red
        }
    }
}
