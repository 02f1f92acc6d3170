import OrderLens

/// Errors of comparing orders and of drawing their ways.
extension ErrorWording {
    /// What is said where a page goes without its map.
    static func noMap(_ error: GraphvizError) -> String {
        switch error {
        case .missing:
            "Note: the page has no map, for Graphviz is not installed (apt-get install graphviz)."
        case .failed, .unreadable: "Note: the page has no map. \(wording(error).what)"
        }
    }

    static func wording(_ error: GraphvizError) -> ErrorWording {
        switch error {
        case .missing:
            ErrorWording(
                .failed,
                "The map cannot be drawn: there is no program \"dot\" on this machine.",
                "It is part of Graphviz. On Debian and Ubuntu: apt-get install graphviz"
            )
        case .failed(let failure):
            ErrorWording(.failed, "The map cannot be drawn: Graphviz \(words(failure)).")
        case .unreadable:
            ErrorWording(
                .failed,
                "The map cannot be drawn: Graphviz answered something else than a layout.",
                "Is the program \"dot\" the one of Graphviz, 2.40 or later?"
            )
        }
    }

    static func wording(_ error: ComparisonError) -> ErrorWording {
        switch error {
        case .noSuchColumn(let name, let known):
            ErrorWording(.usage, "The log has no column \"\(name)\".", suggestion(name, among: known))
        case .noSuchValue(let value, let column):
            ErrorWording(
                .usage,
                "No order has \"\(value)\" in the column \"\(column)\".",
                "Is the value written as in the log?"
            )
        case .noOrders(let side, let open):
            ErrorWording(
                .data,
                open > 0
                    ? "No completed orders are on the side \(side), only \(open) that are still open."
                    : "No orders are on the side \(side).",
                open > 0
                    ? "The lead time of an open order is not over." : "Is the period written as in the log?"
            )
        case .ordersOnBothSides(let count):
            ErrorWording(
                .usage,
                "\(count) orders are on both sides.",
                "Give --a and --b conditions that no order meets both of."
            )
        case .tooFewUnits(let count):
            ErrorWording(
                .data,
                "There are too few to make intervals from: \(count).",
                "Each side needs at least two orders, and --cluster a column with at least two values."
            )
        case .nothingInCommon(let columns):
            ErrorWording(
                .data,
                columns.isEmpty
                    ? "A side has less than five orders, too few to compare."
                    : "No kind of orders is on both sides at least five times, told apart by \(columns.joined(separator: ", ")).",
                "Name fewer columns with --kinds, or \"--kinds none\"."
            )
        case .noKinds(let column):
            ErrorWording(.usage, "The column \"\(column)\" holds times, which tell no kinds of orders apart.")
        case .tooManyKinds(let kinds, let parts):
            ErrorWording(
                .usage,
                "\(kinds) kinds of orders with \(parts) stages and causes each are too many to compare.",
                "Name fewer columns with --kinds."
            )
        }
    }
}
