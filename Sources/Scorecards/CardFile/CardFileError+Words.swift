import EventLogs

extension CardFileError: CustomStringConvertible {
    public var description: String {
        "\(file):\(line):\(column): \(key.isEmpty ? "" : "\(key): ")\(problem)"
    }
}

extension CardFileError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .syntax(let detail): "not readable as YAML: \(detail)"
        case .unknownKey(let name, let allowed):
            "unknown key \"\(name)\"\(choices(name, allowed))"
        case .missingKey(let name): "the key \(name) is missing; add it"
        case .expected(let form, let found): "expected \(form), found \(found)"
        case .unknownValue(let value, let allowed): "unknown value \"\(value)\"\(choices(value, allowed))"
        case .idTwice(let id, let line):
            "the id \"\(id)\" is taken in line \(line); give one of the two another"
        case .unknownReference(let kind, let id, let defined):
            "there is no \(kind.rawValue) \"\(id)\"\(choices(id, defined))"
        case .shareSum(let sum):
            "the shares of the groups add up to \(percent(sum)), not to 100 %: \(difference(sum, from: 1))"
        case .weightSum(let sum, let cycle):
            "the weights of the indicators\(inCycle(cycle)) add up to \(percent(sum)), not to 100 %: \(difference(sum, from: 1))"
        case .groupSum(let group, let sum, let share, let cycle):
            """
            the weights of the indicators of group \(group)\(inCycle(cycle)) add up to \(percent(sum)), and its share is \
            \(percent(share)): \(difference(sum, from: share))
            """
        case .groupWithoutIndicators(let group):
            "the group \(group) has no indicators; give it some, or leave it out"
        case .scaleOrder(let floor, let target, nil):
            "the floor \(number(floor)) is the target \(number(target)); set them apart"
        case .scaleOrder(let floor, let target, let stretch?):
            """
            the stretch \(number(stretch)) is not beyond the target \(number(target)) as seen from the floor \
            \(number(floor)); put floor, target and stretch in order
            """
        case .directionAgainstScale(let direction, let floor, let target):
            """
            \(direction.rawValue) is better, but the target \(number(target)) is \
            \(direction == .higher ? "below" : "above") the floor \(number(floor)); the floor is what scores 0
            """
        case .lightOrder(let green, let red, let direction):
            """
            green from \(number(green)) \(direction == .higher ? "up" : "down") and red \
            \(direction == .higher ? "below" : "above") \(number(red)) overlap; red has to begin at green or behind it
            """
        case .limitOrder(let floor, let cap):
            "the floor \(percent(floor)) is above the cap \(percent(cap)); exchange them"
        case .balancedAgainstItself(let id):
            "\(id) is balanced against itself; name the indicator that pays for its speed as quality"
        case .monthInTwoCycles(let month): "month \(month) is in two cycles; leave it to one"
        case .zeroOfNoTotal(let aggregate):
            "the \(aggregate.rawValue) of no facts is not 0; write empty: missing, or take the key out"
        case .cyclesOfYears:
            "a year has all seasons in it, so that it cannot be weighed by one; take cycles out, or score over months or quarters"
        case .quarterInTwoCycles(let quarter):
            """
            the months of Q\(quarter), \(quarter * 3 - 2) to \(quarter * 3), are not all in one cycle, and it is scored as a whole; put them \
            into one, or score over months
            """
        case .noMonthLeft: "no month is left for the rest; leave this cycle out"
        case .paySum(let sum):
            "the base and the groups' shares of pay add up to \(percent(sum)), not to 100 %: \(difference(sum, from: 1))"
        case .needsFormula:
            "this says how a formula is taken, and there is no formula beside it; add one or leave this out"
        case .percentageWithoutSign(let value):
            "\(number(value)) may be meant for \(number(value)) % or for \(number(value * 100)) %; write the sign"
        }
    }

    private func choices(_ name: String, _ allowed: [String]) -> String {
        if let nearest = NearestName.of(name, among: allowed) { return "; did you mean \"\(nearest)\"?" }
        return allowed.isEmpty ? "" : "; known here are \(allowed.joined(separator: ", "))"
    }

    private func inCycle(_ cycle: String?) -> String { cycle.map { " in cycle \($0)" } ?? "" }

    private func difference(_ sum: Double, from whole: Double) -> String {
        sum < whole
            ? "\(percent(whole - sum)) is missing" : "\(percent(sum - whole)) is too much"
    }

    private func percent(_ fraction: Double) -> String { "\(number(fraction * 100)) %" }

    /// Without the digits that only adding up has brought.
    private func number(_ value: Double) -> String {
        let rounded = (value * 1e6).rounded() / 1e6
        return rounded == rounded.rounded() && rounded.magnitude < 1e15 ? "\(Int(rounded))" : "\(rounded)"
    }
}

extension CardFileError.Expected: CustomStringConvertible {
    public var description: String {
        switch self {
        case .mapping: "a mapping (key: value)"
        case .list: "a list"
        case .text: "a text"
        case .number: "a number"
        case .positiveNumber: "a number above 0"
        case .percentage: "a percentage from 0 % to 100 % such as 12.5 %"
        case .count: "a whole number from 1 up"
        case .id:
            "an id of letters a-z, digits, - and _ that begins with a letter or digit, such as entry-24h"
        case .month: "a month from 1 to 12"
        case .flag: "true or false"
        case .name: "a text, or {en: a text, zh: a text}"
        case .unit: "a unit such as \"%\", or one of your own as {en: visits, zh: 次}"
        case .grid: "a percentage that 100 % is a multiple of, such as 0.5 %, and not below 0.001 %"
        case .ratio: "a number from 0.001 to 1000"
        case .months: "a list of months such as [11, 12, 1], or the word rest"
        }
    }
}
