import Foundation
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

    /// Rows of an order each, with columns of that many distinct texts.
    private func log(rows: Int, columns: Int = 1, text: (Int) -> String) -> [UInt8] {
        let names = (0..<columns).map { "note\($0)" }.joined(separator: ",")
        let lines = (0..<rows).map { row in
            "o\(row),a,2026-01-01," + Array(repeating: text(row), count: columns).joined(separator: ",")
        }
        return Array(("order,activity,time,\(names)\n" + lines.joined(separator: "\n")).utf8)
    }

    private func read(_ bytes: [UInt8], allowing budget: Int) throws -> Result<Int, ReadingError> {
        let file = try TemporaryFile(Data(bytes))
        var options = ReadingOptions()
        options.memory = MemoryBudget(bytes: budget, isGiven: true)
        do {
            return .success(try LogReader.read(path: file.path, options: options).log.instanceCount)
        } catch let
            error as ReadingError
        { return .failure(error) }
    }

    private func needed(_ result: Result<Int, ReadingError>) -> Int? {
        guard case .failure(.tooLittleMemory(_, _, let needed, _)) = result else { return nil }
        return needed
    }

    @Test func theColumnsOfAPackedFileCount() throws {
        let bytes = try Array(GunzipTests.packed(log(rows: 2_000, columns: 40) { "\($0 % 3)" }))
        let exact = 2_000 * (110 + 40 * 8) + 40 * 3 * 3
        #expect(try needed(read(bytes, allowing: exact - 1)) != nil)
        #expect(try read(bytes, allowing: exact) == .success(2_000))
    }

    @Test(arguments: [true, false]) func theTextsOfAColumnCount(_ isPacked: Bool) throws {
        let rows = 3_000
        func note(_ number: Int) -> String { "\(1_000 + number)" + String(repeating: "x", count: 716) }
        var (distinct, alike) = (log(rows: rows, text: note), log(rows: rows) { note($0 % 2) })
        if isPacked {
            (distinct, alike) = try (Array(GunzipTests.packed(distinct)), Array(GunzipTests.packed(alike)))
        }
        let columns = rows * (110 + 8)
        let texts = rows * 720 * 3
        #expect(try read(alike, allowing: columns + 2 * 720 * 3) == .success(rows))
        #expect(try read(distinct, allowing: columns + texts) == .success(rows))
        #expect(try needed(read(distinct, allowing: columns + texts - 1)) == columns + texts)
        // Of rows that are only counted the texts are reckoned.
        let early = try #require(try needed(read(distinct, allowing: columns + 100_000)))
        #expect(abs(early - columns - texts) < texts / 50)
    }
}
