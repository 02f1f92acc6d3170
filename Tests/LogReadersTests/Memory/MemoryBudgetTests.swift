import LogReaders
import Testing

@Suite struct MemoryBudgetTests {
    @Test(arguments: [
        ("4GB", 4 << 30), ("3.5 g", 7 << 29), ("512MB", 512 << 20), ("1 KiB", 1_024),
        ("2000000000", 2_000_000_000),
        ("1t", 1 << 40),
    ])
    func readsASize(_ text: String, _ bytes: Int) {
        #expect(MemoryBudget(text) == MemoryBudget(bytes: bytes, isGiven: true))
    }

    @Test(arguments: ["", "GB", "-1GB", "4 apples", "0", "1e400", "0.1 B", "99999999999TB", "1,5GB"])
    func refusesWhatIsNoSize(_ text: String) { #expect(MemoryBudget(text) == nil) }

    @Test func knowsWhatTheMachineHas() throws {
        let budget = try #require(MemoryBudget.available())
        #expect(!budget.isGiven)
        #expect(budget.bytes > 1 << 20)
    }
}
