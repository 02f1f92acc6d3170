import EventLogs
import Foundation
import TestInputs
import Testing

@testable import LogReaders

@Suite struct OCELReaderTests {
    private func instant(_ text: String) -> Microseconds {
        TimestampFormat.yearMonthDay.parse(text)!.instant(in: .utc)
    }

    private func options(_ type: String?, zone: ZoneRules? = nil) -> ReadingOptions {
        var options = ReadingOptions()
        options.objectType = type
        options.zone = zone
        return options
    }

    private func read(_ json: String, _ options: ReadingOptions) throws -> AssembledLog {
        let file = try TemporaryFile(Data(json.utf8))
        return try OCELReader.readJSON(ByteStream(path: file.path), options: options)
    }

    /// Two orders; the second event packs both, and the third belongs to none.
    private let version2 = """
        {"objectTypes": [{"name": "order", "attributes": []}, {"name": "employees", "attributes": []}],
         "events": [
          {"id": "e1", "type": "enter", "time": "2024-01-01T08:00:00Z",
           "attributes": [{"name": "channel", "value": "web"}],
           "relationships": [{"objectId": "o1", "qualifier": "order"}, {"objectId": "o1", "qualifier": "again"},
                             {"objectId": "Ann", "qualifier": "clerk"}]},
          {"id": "e2", "type": "pack", "time": "2024-01-02T08:00:00Z",
           "relationships": [{"objectId": "o1", "qualifier": "order"}, {"objectId": "o2", "qualifier": "order"},
                             {"objectId": "Bob", "qualifier": "packer"}, {"objectId": "Ann", "qualifier": "clerk"}]},
          {"id": "e3", "type": "inventory", "time": "2024-01-03T08:00:00Z", "relationships": []}],
         "objects": [
          {"attributes": [{"name": "value", "time": "2024-01-05T00:00:00Z", "value": 250},
                          {"name": "value", "time": "1970-01-01T00:00:00Z", "value": 100},
                          {"name": "region", "time": "1970-01-01T00:00:00Z", "value": "north"}],
           "type": "order", "id": "o1"},
          {"id": "o2", "type": "order", "attributes": []},
          {"id": "Ann", "type": "employees"}, {"id": "Bob", "type": "employees"}]}
        """

    @Test func eachObjectOfTheTypeIsAnOrder() throws {
        let assembled = try read(version2, options("order"))
        let log = assembled.log
        #expect(log.orders.names == ["o1", "o2"])
        #expect(log.firstInstance == [0, 2, 3])
        #expect(log.activity.map { log.activities[$0] } == ["enter", "pack", "pack"])
        #expect(log.end[0] == instant("2024-01-01T08:00:00Z"))
        #expect(log.resource.map { log.resources[$0] } == ["Ann", "Bob", "Bob"])
        #expect(log.instanceAttributes.map(\.name) == ["channel"])
        // The value that was known first, whatever the order of the file.
        #expect(log.orderAttributes.map(\.name) == ["value", "region"])
        #expect(try #require(numbers(log.orderAttributes[0]))[0] == 100)
        // The second order, an order of the same event, does not get the first one's.
        #expect(log.orderAttributes[1].values == .categorical(codes: [0, -1], table: NameTable(["north"])))
        #expect(
            Set(assembled.reading.notes) == [
                .resourceTypeGuessed(objectType: "employees"),
                .orderValueVaries(column: "value", orders: 1),
                .eventsOfNoOrder(objectType: "order", events: 1),
                .eventsOfSeveralOrders(objectType: "order", events: 1, instances: 2),
                .eventsOfSeveralResources(objectType: "employees", events: 1),
            ]
        )
    }

    private func numbers(_ column: AttributeColumn) -> [Double]? {
        guard case .numeric(let numbers) = column.values else { return nil }
        return numbers
    }

    @Test func theQualifierSaysWhoDidIt() throws {
        var options = options("order")
        options.resourceObjectType = "employees"
        options.resourceQualifier = "clerk"
        let assembled = try read(version2, options)
        let log = assembled.log
        #expect(log.resource.map { log.resources[$0] } == ["Ann", "Ann", "Ann"])
        #expect(!assembled.reading.notes.contains(.resourceTypeGuessed(objectType: "employees")))
        options.resourceQualifier = "boss"
        #expect {
            _ = try read(version2, options)
        } throws: { error in
            error as? ReadingError
                == .objectCentric(
                    path: self.path(of: error),
                    .unknownQualifier("boss", qualifiers: ["order", "again", "clerk", "packer"])
                )
        }
    }

    private func path(of error: any Error) -> String {
        guard case ReadingError.objectCentric(let path, _) = error else { return "" }
        return path
    }

    @Test func withoutATypeTheTypesAreListed() throws {
        let types = [
            ObjectTypeCount(name: "order", objects: 2, events: 2),
            ObjectTypeCount(name: "employees", objects: 2, events: 2),
        ]
        for (type, fault) in [
            (nil, OCELFault.noObjectType(types: types)),
            ("item", OCELFault.unknownObjectType("item", types: types)),
        ] {
            #expect {
                _ = try read(version2, options(type))
            } throws: { error in
                guard case ReadingError.objectCentric(_, fault) = error else { return false }
                return true
            }
        }
    }

    @Test func aResourceAttributeOfTheEventGoesBeforeAnyObject() throws {
        let json = """
            {"ocel:global-log": {"ocel:version": "1.0"},
             "ocel:events": {
              "7": {"ocel:activity": "check", "ocel:timestamp": "2024-01-01 08:00:00", "ocel:omap": ["o1", "u1"],
                    "ocel:vmap": {"org:resource": "Cid", "cost": 3}}},
             "ocel:objects": {"o1": {"ocel:type": "order", "ocel:ovmap": {"region": "south"}},
                              "u1": {"ocel:type": "user", "ocel:ovmap": {}}}}
            """
        let log = try read(json, options("order")).log
        #expect(log.resources.names == ["Cid"])
        #expect(log.instanceAttributes.map(\.name) == ["cost"])
        #expect(log.orderAttributes.map(\.name) == ["region"])
    }

    @Test func objectsThatAreNotDeclaredAreTold() throws {
        let json = """
            {"events": [{"id": "e", "type": "a", "time": "2024-01-01T00:00:00Z",
              "relationships": [{"objectId": "o1"}, {"objectId": "ghost"}]}],
             "objects": [{"id": "o1", "type": "order"}]}
            """
        let assembled = try read(json, options("order"))
        #expect(assembled.log.orders.names == ["o1"])
        #expect(assembled.reading.notes == [.undeclaredObjects(objects: 1)])
    }

    @Test func attributesOfOrdersCanBeTheirPromise() throws {
        let json = """
            {"events": [{"id": "e", "type": "a", "time": "2024-01-01T00:00:00Z", "relationships": [{"objectId": "o1"}]}],
             "objects": [{"id": "o1", "type": "order", "attributes": [
               {"name": "due_date", "time": "1970-01-01T00:00:00Z", "value": "2024-01-05T00:00:00Z"},
               {"name": "booked", "time": "1970-01-01T00:00:00Z", "value": "2023-12-31T00:00:00Z"}]}]}
            """
        var options = options("order")
        // The name tells the promise; the arrival has to be said.
        #expect(try read(json, options).log.promise == [instant("2024-01-05T00:00:00Z")])
        options.columns[.arrival] = "Booked"
        #expect(try read(json, options).log.arrival == [instant("2023-12-31T00:00:00Z")])
        options.columns[.arrival] = "nothing"
        #expect {
            _ = try read(json, options)
        } throws: { error in
            guard case ReadingError.noSuchColumn(_, "nothing", let columns) = error else { return false }
            return columns == ["order", "activity", "time", "resource", "due_date", "booked"]
        }
    }

    @Test func jsonThatIsNoLogIsRefused() throws {
        #expect {
            _ = try read(#"{"traceEvents": [], "other": 1}"#, options("order"))
        } throws: { error in
            guard case ReadingError.objectCentric(_, let fault) = error else { return false }
            return fault == .notOCEL(found: ["traceEvents", "other"])
        }
        #expect {
            _ = try read(#"{"events": [{"id": "e1""#, options("order"))
        } throws: { error in
            guard case ReadingError.json(_, .truncated) = error else { return false }
            return true
        }
    }

    // MARK: - Published logs

    /// JSON gives UTC; XML and SQLite give the clock of the author's zone, an hour ahead in winter.
    @Test(.needsSharedData) func theThreeEncodingsOfVersion2GiveOneLog() throws {
        let berlin = try #require(ZoneRules(identifier: "Europe/Berlin"))
        for type in ["Purchase Order", "Invoice", "Payment", "Purchase Requisition"] {
            let options = options(type, zone: berlin)
            let json = try OCELReader.readJSON(
                SharedData.stream("ocel/ocel20_example.jsonocel"),
                options: options
            )
            let xml = try OCELReader.readXML(
                SharedData.stream("ocel/ocel20_example.xmlocel"),
                options: options
            )
            let database = try DatabaseReader.read(
                SharedData.stream("ocel/ocel20_example.sqlite"),
                options: options
            )
            #expect(Facts(json.log) == Facts(xml.log), "\(type)")
            #expect(Facts(json.log) == Facts(database.log), "\(type)")
        }
    }

    /// Of version 1.0 the encodings differ in the attributes that the example has; orders and events agree.
    @Test(.needsSharedData) func theThreeEncodingsOfVersion1GiveOneLog() throws {
        for type in ["order", "element", "delivery"] {
            let json = try OCELReader.readJSON(
                SharedData.stream("ocel/example_log.jsonocel"),
                options: options(type)
            )
            let xml = try OCELReader.readXML(
                SharedData.stream("ocel/example_log.xmlocel"),
                options: options(type)
            )
            let database = try DatabaseReader.read(
                SharedData.stream("ocel/example_log.sqlite"),
                options: options(type)
            )
            #expect(Facts(json.log).instances == Facts(xml.log).instances)
            #expect(Facts(json.log).instances == Facts(database.log).instances)
        }
    }

    /// What a log says, whatever the numbering of its names.
    private struct Facts: Equatable {
        var instances: [String]
        var attributes: [String]

        init(_ log: EventLog) {
            instances = (0..<log.orderCount).flatMap { order in
                log.instances(ofOrder: order).map { index in
                    let resource = log.resource[index] < 0 ? "-" : log.resources[log.resource[index]]
                    let activity = log.activities[log.activity[index]]
                    return "\(log.orders[Int32(order)])|\(activity)|\(resource)|\(log.end[index])"
                }
            }
            .sorted()
            attributes = log.orderAttributes.map { column in
                let values: [String] =
                    switch column.values {
                    case .categorical(let codes, let table): codes.map { $0 < 0 ? "" : table[$0] }
                    case .numeric(let numbers): numbers.map(\.description)
                    case .time(let times): times.map(\.description)
                    }
                return "\(column.name): "
                    + zip(log.orders.names, values).map { "\($0)=\($1)" }.sorted().description
            }
            .sorted()
        }
    }

    @Test(.needsSharedData) func orderManagementHas2000OrdersAndTheirSalesPeople() throws {
        let assembled = try DatabaseReader.read(
            SharedData.stream("ocel/order-management_ocel2.sqlite.gz"),
            options: options("orders")
        )
        let log = assembled.log
        #expect(log.orderCount == 2_000)
        // 2,000 placed, 2,000 confirmed, 2,484 reminders; the other events have to do with items and packages.
        #expect(log.instanceCount == 6_484)
        #expect(log.activities.names.sorted() == ["confirm order", "payment reminder", "place order"])
        #expect(log.orderAttributes.map(\.name) == ["price"])
        #expect(log.resource.count { $0 >= 0 } == 2_000)
        #expect(
            assembled.reading.notes.contains(.eventsOfNoOrder(objectType: "orders", events: 18_211 - 6_484))
        )
        #expect(assembled.reading.notes.contains(.resourceTypeGuessed(objectType: "employees")))
    }

    @Test(.needsSharedData) func twoPeopleSendAPackageAndTheQualifierPicksOne() throws {
        var options = options("packages")
        let first = try DatabaseReader.read(
            SharedData.stream("ocel/order-management_ocel2.sqlite.gz"),
            options: options
        )
        #expect(first.log.orderCount == 320)
        #expect(first.reading.notes.contains(.eventsOfSeveralResources(objectType: "employees", events: 290)))
        options.resourceObjectType = "employees"
        options.resourceQualifier = "shipper"
        let shippers = try DatabaseReader.read(
            SharedData.stream("ocel/order-management_ocel2.sqlite.gz"),
            options: options
        )
        let log = shippers.log
        let shipped = log.activity.indices.filter { log.resource[$0] >= 0 }
        #expect(Set(shipped.map { log.activities[log.activity[$0]] }) == ["send package"])
        #expect(shipped.count == 320)
    }

    @Test(
        .needsSharedData,
        arguments: [
            ("order_process.jsonocel.gz", "order", 199, 795), ("p2p-normal.jsonocel.gz", "PURCHORD", 80, 400),
            ("recruiting-red.jsonocel.gz", "applications", 916, 6_607),
        ]
    ) func publishedLogsOfVersion1AreRead(_ file: String, _ type: String, _ orders: Int, _ events: Int) throws
    {
        let log = try OCELReader.readJSON(SharedData.stream("ocel/" + file), options: options(type)).log
        #expect(log.orderCount == orders)
        #expect(log.instanceCount == events)
    }

    @Test(.needsSharedData) func theTableOfVersion1AgreesWithTheOtherEncodings() throws {
        for type in ["order", "delivery"] {
            let json = try OCELReader.readJSON(
                SharedData.stream("ocel/example_log.jsonocel"),
                options: options(type)
            )
            let table = try OCELReader.readTable(
                SharedData.stream("ocel/example_log.csv"),
                options: options(type)
            )
            #expect(Facts(json.log).instances == Facts(table.log).instances)
        }
    }

    /// Counts of the data's README.
    @Test(.needsSharedData) func theSimulatedOrdersHaveThreeTypes() throws {
        let log = try OCELTable.read(
            SharedData.stream("ocel/ocel_order_simulated.csv.gz"),
            options: options(nil)
        )
        #expect(log.events.count == 22_367)
        #expect(log.activities.table.count == 11)
        let objects = Dictionary(uniqueKeysWithValues: log.typeCounts.map { ($0.name, $0.objects) })
        #expect(
            objects == ["orders": 2_000, "items": 8_159, "packages": 1_325, "customers": 0, "products": 0]
        )
    }

    @Test func listsAreReadAsPythonWritesThem() {
        #expect(OCELTable.objects("['a', 'b']") == ["a", "b"])
        #expect(OCELTable.objects(#"["it's",'say \'hi\'', 7 ]"#) == ["it's", "say 'hi'", "7"])
        #expect(OCELTable.objects("[]") == [])
        #expect(OCELTable.objects(" ") == [])
        #expect(OCELTable.objects(" o1 ") == ["o1"])
        #expect(OCELTable.objects("['never closed") == ["never closed"])
    }
}
