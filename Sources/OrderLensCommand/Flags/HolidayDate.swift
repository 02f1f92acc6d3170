import ArgumentParser
import OrderLens

/// A date as `2024-12-25`.
struct HolidayDate: ExpressibleByArgument {
    let date: CivilDate

    init?(argument: String) {
        let parts = argument.split(separator: "-").map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
            return nil
        }
        date = CivilDate(year: year, month: month, day: day)
        guard date.isValid else { return nil }
    }

    static let defaultCompletionKind = CompletionKind.default
}
