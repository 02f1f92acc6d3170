/// What a row of an activity's lifecycle reports, by the words that systems use for it.
public enum LifecycleTransition: Sendable, Equatable {
    case start
    case complete
    /// Any other: schedule, assign, suspend, resume, ...
    case other

    /// Case and blanks around the word do not matter.
    public init(_ word: String) {
        let word = word.lowercased().trimming()
        self =
            switch word {
            case "start", "started", "begin", "begun", "开始", "启动": .start
            case "complete", "completed", "end", "ended", "finish", "finished", "done", "完成", "结束", "完毕":
                .complete
            default: .other
            }
    }
}

extension String {
    fileprivate func trimming() -> Substring {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
