import EventLogs
import Foundation
import GRDB
import TestInputs
import Testing

@testable import LogReaders

/// Small logs of each kind, damaged at random: each is read or refused with an error of the readers' own.
@Suite struct DamagedFilesTests {
    private static let xes = """
        <?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0" xes.features=""><trace>
        <string key="concept:name" value="1"/><event><string key="concept:name" value="a&amp;b"/>
        <date key="time:timestamp" value="2024-01-01T05:00:00Z"/><list key="l"><values/></list></event></trace></log>
        """
    private static let json = """
        {"objects": [{"id": "o1", "type": "order", "attributes": [{"name": "n", "time": "", "value": -1.5e3}]}],
         "events": [{"id": "e", "type": "\\u8ba2", "time": "2024-01-01T00:00:00Z",
          "relationships": [{"objectId": "o1", "qualifier": null}], "attributes": []}]}
        """
    private static let xmlocel = """
        <log><object-types><object-type name="order"/></object-types><objects><object id="o1" type="order">
        <attributes><attribute name="n" time="1970-01-01T00:00:00Z">1</attribute></attributes></object></objects>
        <events><event id="e" type="a" time="2024-01-01T00:00:00Z"><objects><relationship object-id="o1"
        qualifier="q"/></objects></event></events></log>
        """
    private static let table = """
        ocel:eid,ocel:activity,ocel:timestamp,ocel:type:order,cost
        e1,a,2024-01-01 00:00:00,"['o1', 'o2']",3
        e2,b,2024-01-02 00:00:00,['o1'],
        """

    @Test(arguments: [xes, json, xmlocel, table]) func textsAreReadOrRefused(_ text: String) throws {
        let outcomes = try read(Data(text.utf8), variants: 400)
        #expect(outcomes.read > 0, "some damage does no harm")
        #expect(outcomes.refused > 0, "some does")
    }

    @Test func databasesAreReadOrRefused() throws {
        let file = try TemporaryFile(Data())
        try DatabaseQueue(path: file.path).write {
            try $0.execute(
                sql: """
                    CREATE TABLE event_map_type (ocel_type TEXT, ocel_type_map TEXT);
                    INSERT INTO event_map_type VALUES ('a', 'A');
                    CREATE TABLE object_map_type (ocel_type TEXT, ocel_type_map TEXT);
                    INSERT INTO object_map_type VALUES ('order', 'Order'), ('ghost', 'Ghost');
                    CREATE TABLE event (ocel_id TEXT, ocel_type TEXT);
                    INSERT INTO event VALUES ('e1', 'a'), ('e2', 'a');
                    CREATE TABLE object (ocel_id TEXT, ocel_type TEXT);
                    INSERT INTO object VALUES (1, 'order');
                    CREATE TABLE event_object (ocel_event_id TEXT, ocel_object_id TEXT, ocel_qualifier TEXT);
                    INSERT INTO event_object VALUES ('e1', 1, NULL), ('e2', '1', 'q');
                    CREATE TABLE event_A (ocel_id TEXT, ocel_time TEXT, note TEXT);
                    INSERT INTO event_A VALUES ('e1', '2024-01-01', 'x'), ('e2', '2024-01-02', NULL);
                    CREATE TABLE object_Order (ocel_id INTEGER, ocel_time TEXT, price REAL);
                    INSERT INTO object_Order VALUES (1, '1970-01-01', 12.5);
                    """
            )
        }
        let whole = try Data(contentsOf: URL(fileURLWithPath: file.path))
        var options = ReadingOptions()
        options.objectType = "order"
        let log = try LogReader.read(path: file.path, options: options).log
        #expect(log.orders.names == ["1"])
        #expect(log.instanceCount == 2)
        let outcomes = try read(whole, variants: 150, mostChanges: 60)
        #expect(outcomes.refused > 0)
    }

    private func read(
        _ whole: Data,
        variants: Int,
        mostChanges: Int = 3
    ) throws -> (read: Int, refused: Int) {
        var outcomes = (read: 0, refused: 0)
        var options = ReadingOptions()
        options.objectType = "order"
        for seed in 0..<variants {
            var random = SeededGenerator(seed: UInt64(seed))
            var damaged = whole
            for _ in 0...random.next(below: mostChanges) where !damaged.isEmpty {
                let at = random.next(below: damaged.count)
                switch random.next(below: 4) {
                case 0: damaged[at] = UInt8(random.next(below: 256))
                case 1: damaged.remove(at: at)
                case 2: damaged.insert(UInt8(random.next(below: 128)), at: at)
                default: damaged = random.next(below: 4) == 0 ? damaged.prefix(at + 1) : damaged
                }
            }
            let file = try TemporaryFile(Data(damaged))
            do {
                _ = try LogReader.read(path: file.path, options: options)
                outcomes.read += 1
            } catch is ReadingError {
                outcomes.refused += 1
            } catch is AssemblyError {
                outcomes.refused += 1
            } catch {
                Issue.record("seed \(seed): \(error) is no error of the readers' own")
            }
        }
        return outcomes
    }
}
