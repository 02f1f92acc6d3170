/// A text in English and Chinese; where one is missing the other stands for it.
public struct BilingualText: Sendable, Hashable {
    public var english: String
    public var chinese: String

    public init(_ english: String, _ chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    /// The same in both languages.
    public init(_ text: String) { self.init(text, text) }
}
