extension DeskError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty(let list):
            "the desk needs at least one of its \(list)"
        case .outOfRange(let place, let index):
            "\(place) names number \(index), which its list does not have"
        case .nameUsedTwice(let name):
            "\"\(name)\" is the name of two; a log could not tell them apart"
        case .nobodyFor(let stage):
            "nobody who can do \"\(stage)\" ever works; give an assistant the skill and hours"
        case .batchNeedsSingleTasking(let stage, let assistant):
            "\"\(stage)\" is done in batches, so \"\(assistant)\" has to do one thing at a time there"
        case .noArrivals:
            "no order ever comes in: the arrival profile needs 7 × 24 weights that are not all 0, a number a day, or a moment for each order, in order and not before the desk opens"
        case .batchRuleEmpty(let stage):
            "the batch rule of \"\(stage)\" collects nothing; give it a size or times"
        case .unknownZone(let name):
            "the system knows no time zone \"\(name)\"; install its time zone data (tzdata)"
        case .someOrdersPassThrough:
            "some orders would have nothing done to them; at least one stage of the route has to apply to every order"
        case .neverFinished(let stage):
            "orders still waited for \"\(stage)\" ten years after the last one came in; give it more working time"
        }
    }
}
