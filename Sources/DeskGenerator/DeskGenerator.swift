/// Makes the log of an order desk that does not exist, with the truth about it.
public enum DeskGenerator {
    /// Checks the desk and gives what can be made of it; the work is done when it is asked for.
    ///
    /// The same desk, number of orders, seed and language give the same bytes.
    /// - Throws: ``DeskError`` if the desk cannot be simulated.
    public static func generate(
        _ desk: DeskDescription,
        orders: Int,
        seed: UInt64,
        language: Language = .english
    ) throws(DeskError) -> GeneratedDesk {
        try desk.validate(orders: orders)
        return GeneratedDesk(desk: desk, orders: orders, seed: seed, language: language)
    }
}
