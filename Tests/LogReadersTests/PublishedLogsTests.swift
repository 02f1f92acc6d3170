import EventLogs
import Foundation
import TestInputs
import Testing

@testable import LogReaders

/// The logs of ../shared/data, read without any help; the counts are those of its README.
@Suite(.needsSharedData) struct PublishedLogsTests {
    @Test(arguments: PublishedLogs.delimited)
    func isReadWithoutHelp(expected: PublishedLogs.Expected) throws {
        var options = ReadingOptions()
        options.keepsAttributes = false
        let read = try PublishedLogs.read(expected.file, options: options)
        let log = read.log
        #expect(log.orderCount == expected.orders)
        #expect(log.instanceCount == expected.instances)
        if let activities = expected.activities { #expect(log.activities.count == activities) }
        if let resources = expected.resources { #expect(log.resources.count == resources) }
        #expect(read.reading.rowsRead == read.reading.rowsStored + read.reading.rejected.count)
        #expect(read.reading.rejected.count == expected.rejected)
        let roles = Dictionary(
            uniqueKeysWithValues: read.reading.columns.filter { !$0.role.mayRepeat }.map {
                ($0.role, $0.name)
            }
        )
        let expectedRoles = Dictionary(
            uniqueKeysWithValues: expected.roles.split(separator: ",").map { pair in
                let parts = pair.split(separator: "=").map(String.init)
                return (ColumnRole(rawValue: parts[0]) ?? .ignored, parts[1])
            }
        )
        #expect(roles == expectedRoles)
    }

    @Test func theTextNAIsAnOrder() throws {
        let log = try PublishedLogs.read("eventdatar/sepsis_raw.csv.gz").log
        let order = try #require(log.orders.names.firstIndex(of: "NA"))
        #expect(log.instances(ofOrder: order).count == 24)
    }

    @Test func schedulingIsNotTheStart() throws {
        let log = try PublishedLogs.read("edear-tests/patients_tiny.csv").log
        let minute = Double(Microseconds.minute)
        let throughput = (0..<log.orderCount).map { order in
            let range = log.instances(ofOrder: order)
            return Double(log.end[range].max()! - log.start[range].min()!) / minute
        }
        #expect(zip(throughput, [1819.16667, 1492.58333, 0]).allSatisfy { abs($0 - $1) < 1e-4 })
        let processing = (0..<log.orderCount).map { order in
            log.instances(ofOrder: order).reduce(0) { $0 + Double(log.end[$1] - log.start[$1]) / minute }
        }
        #expect(zip(processing, [108.516667, 66.316667, 0]).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    @Test func activitiesKeepTheirBlanks() throws {
        let log = try PublishedLogs.read("batch-processing/Loan_Application_batched.csv.gz").log
        #expect(log.activities.names.contains(" Assess loan risk"))
    }

    @Test func attributesKeepTheirTextAndFindTheirLevel() throws {
        let log = try PublishedLogs.read("o2c-sap-ibm/O2C_SAP_log.csv.gz").log
        let column = try #require(
            (log.orderAttributes + log.instanceAttributes).first { $0.name == "Change_Status" }
        )
        guard case .categorical(_, let table) = column.values else {
            Issue.record("Change_Status should be names")
            return
        }
        #expect(table.names.contains("no change ") && table.names.contains("no change"))
        let names = Set(log.orderAttributes.map(\.name))
        #expect(names.isSuperset(of: ["Product_hierarchy", "Customer", "OrderType", "Company", "Delayed"]))
        #expect(!names.contains("Execution_Status"))
    }

    @Test func receiptsDeadlinesAreReadAsPublished() throws {
        let log = try PublishedLogs.read("pm4py/receipt.csv.gz").log
        let late = (0..<log.orderCount).filter {
            log.completed[$0] != EventLog.missingTime && log.promise[$0] != EventLog.missingTime
                && log.completed[$0] > log.promise[$0]
        }
        #expect(late.count == 377)
        #expect(log.completed.filter { $0 == EventLog.missingTime }.count == 105)
    }

    /// The records, fields and bytes of fields that Python's csv module finds.
    @Test(arguments: [
        ("olist-subset/olist_order_reviews_dataset.csv.gz", 8_226, 57_582, 1_211_411, 8_885),
        ("pm4py/VBFA.csv.gz", 167_767, 2_684_272, 12_606_224, 167_767),
    ])
    func recordsAreThoseThatPythonFinds(file: String, records: Int, fields: Int, bytes: Int, lines: Int)
        throws
    {
        let stream = try TextStream(ByteStream(path: SharedData.path(file)), encoding: nil)
        var text = DelimitedText(stream, delimiter: 0x2C)
        var found = (records: 0, fields: 0, bytes: 0)
        while try text.next() {
            found.records += 1
            found.fields += text.fieldCount
            found.bytes += text.withFields { fields in (0..<fields.count).reduce(0) { $0 + fields[$1].count }
            }
        }
        #expect(found == (records, fields, bytes))
        #expect(text.linesPassed == lines)
    }

    @Test func aTableWithoutEventsIsRefusedWithItsColumns() throws {
        #expect {
            _ = try PublishedLogs.read("drivers/swiss.csv")
        } throws: { error in
            guard case .undecidedRole(_, .order, "--order", let columns) = error as? ReadingError else {
                return false
            }
            return columns.contains("Fertility")
        }
    }
}

enum PublishedLogs {
    static func read(_ file: String, options: ReadingOptions = ReadingOptions()) throws -> AssembledLog {
        try LogReader.read(path: SharedData.path(file), options: options)
    }

    struct Expected: Sendable, CustomTestStringConvertible {
        var file: String
        var orders: Int
        var instances: Int
        var activities: Int?
        var resources: Int?
        var rejected = 0
        /// `role=column`, separated by commas.
        var roles: String

        var testDescription: String { file }
    }

    private static let plain =
        "order=case_id,activity=activity,start=start_time,end=end_time,resource=resource"
    private static let capital =
        "order=case_id,activity=Activity,start=start_time,end=end_time,resource=Resource"
    private static let interval =
        "order=case:concept:name,activity=concept:name,start=start_timestamp,end=time:timestamp,resource=org:resource"

    private static func log(
        _ file: String,
        _ orders: Int,
        _ instances: Int,
        _ activities: Int? = nil,
        _ resources: Int? = nil,
        rejected: Int = 0,
        roles: String
    ) -> Expected {
        Expected(
            file: file,
            orders: orders,
            instances: instances,
            activities: activities,
            resources: resources,
            rejected: rejected,
            roles: roles
        )
    }

    static let delimited: [Expected] = [
        log(
            "o2c-sap-ibm/O2C_SAP_log.csv.gz",
            21_159,
            110_125,
            17,
            69,
            roles: "order=Key,activity=Activity,time=Date,resource=User"
        ),
        log("waiting-time-analysis/handoff-test.csv", 24, 144, 6, 2, roles: capital),
        log("waiting-time-analysis/manual_log_1.csv", 4, 12, roles: capital),
        log("waiting-time-analysis/manual_log_2.csv", 5, 15, roles: capital),
        log("waiting-time-analysis/manual_log_3.csv", 18, 63, roles: capital),
        log("waiting-time-analysis/manual_log_4.csv", 15, 33, roles: capital),
        log("waiting-time-analysis/manual_log_5.csv", 15, 57, roles: capital),
        log(
            "waiting-time-analysis/column_mapping.csv",
            15,
            57,
            roles:
                "order=Contract_ID,activity=Activity_name,start=Start_time,end=Finish_time,resource=Employee"
        ),
        log("waiting-time-analysis/PurchasingExample.csv.gz", 608, 9_119, 21, 27, roles: interval),
        log("waiting-time-analysis/Production.csv.gz", 225, 4_953, 26, 48, roles: interval),
        log("waiting-time-analysis/BIMP_example.csv.gz", 500, 3_692, 8, 5, roles: interval),
        log("waiting-time-analysis/prioritization.csv", 2, 2, 2, 1, roles: interval),
        log("batch-processing/Loan_Application_batched.csv.gz", 7_000, 70_162, 17, 598, roles: capital),
        log("batch-processing/Production.csv.gz", 225, 4_503, 24, 46, roles: capital),
        log("batch-processing/batch_event_log_1.csv", 6, 23, roles: capital),
        log("batch-processing/prioritization_event_log_2.csv", 4, 9, roles: capital),
        log("extraneous-delays/Procure_to_Pay.csv.gz", 1_000, 13_290, 24, 21, roles: plain),
        log("extraneous-delays/Insurance_Claims_5_timers.csv.gz", 1_000, 5_371, 7, 130, roles: plain),
        log("extraneous-delays/Pharmacy_5_timers.csv.gz", 1_000, 8_321, 12, 10, roles: plain),
        log("extraneous-delays/Confidential.csv.gz", 1_000, 21_798, 27, 13, roles: plain),
        log("extraneous-delays/BPIC_2012_W.csv.gz", 8_616, 59_302, 6, 57, roles: plain),
        log("extraneous-delays/AcademicCredentials.csv.gz", 954, 4_928, 16, 559, roles: plain),
        log("extraneous-delays/event_log_1.csv", 9, 45, roles: capital),
        log("start-time-estimator/test_event_log_1.csv", 4, 32, 9, 3, roles: capital),
        log(
            "start-time-estimator/test_event_log_2.csv",
            5,
            15,
            3,
            1,
            roles: "order=case_id,activity=Activity,start=estimated_start_time,end=end_time,resource=Resource"
        ),
        log(
            "start-time-estimator/test_event_log_3_noise.csv.gz",
            1_000,
            8_024,
            roles: "order=case_id,activity=Activity,start=start_time,end=end_time"
        ),
        log(
            "pm4py/receipt.csv.gz",
            1_434,
            8_577,
            27,
            48,
            roles: "order=case:concept:name,activity=concept:name,time=time:timestamp,resource=org:resource,"
                + "promise=case:deadline,arrival=case:startdate,completed=case:enddate"
        ),
        log(
            "pm4py/interval_event_log.csv.gz",
            1_266,
            8_109,
            8,
            0,
            roles: "order=case:concept:name,activity=concept:name,start=start_timestamp,end=time:timestamp"
        ),
        log(
            "pm4py/roadtraffic100traces.csv",
            100,
            390,
            roles: "order=case:concept:name,activity=concept:name,time=time:timestamp,resource=org:resource"
        ),
        log(
            "pm4py/running-example.csv",
            6,
            42,
            roles: "order=case:concept:name,activity=concept:name,time=time:timestamp,resource=org:resource"
        ),
        log(
            "eventdatar/patients.csv.gz",
            500,
            2_721,
            7,
            7,
            roles: "order=patient,activity=handling,time=time,resource=employee,lifecycle=registration_type,"
                + "instance=handling_id"
        ),
        log(
            "eventdatar/sepsis_raw.csv.gz",
            1_050,
            15_214,
            16,
            0,
            roles: "order=Case ID,activity=Activity,time=Complete Timestamp"
        ),
        log(
            "eventdatar/hospital_billing.csv.gz",
            9_999,
            49_950,
            16,
            rejected: 1,
            roles: "order=case_id,activity=activity,time=timestamp,resource=resource"
        ),
        log(
            "eventdatar/traffic_fines.csv.gz",
            10_000,
            34_724,
            11,
            roles: "order=case_id,activity=activity,time=timestamp,resource=resource"
        ),
        log(
            "edear-tests/patients_tiny.csv",
            3,
            12,
            5,
            5,
            rejected: 2,
            roles: "order=patient,activity=activity,time=timestamp,resource=resource,lifecycle=status,"
                + "instance=activity_instance"
        ),
    ]
}
