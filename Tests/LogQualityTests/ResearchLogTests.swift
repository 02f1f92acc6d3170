import EventLogs
import LogQuality
import TestInputs
import Testing

/// The facts of ../shared/data/README.md that the doctor has to see.
@Suite(.needsSharedData) struct ResearchLogTests {
    private func examine(_ path: String) throws -> Diagnosis {
        let assembled = try SharedData.read(path)
        return LogDoctor.examine(assembled.log, reading: assembled.reading)
    }

    private func examineOrderToCash(_ path: String) throws -> Diagnosis {
        let assembled = try SharedData.read(path)
        let column = try #require(assembled.log.orderAttributes.first { $0.name == "NotInTime" })
        let late = (0..<assembled.log.orderCount).map { order in column.text(at: order).map { $0 == "1" } }
        #expect(late.count { $0 == true } == 1_227)
        return LogDoctor.examine(assembled.log, reading: assembled.reading, lateness: late)
    }

    @Test func theSwappedDatesOfOrderToCashAreNamed() throws {
        let diagnosis = try examineOrderToCash("o2c-sap-ibm/O2C_SAP_log.csv.gz")
        let finding = try #require(diagnosis.findings.first)
        #expect(finding.code == .dayMonthSwapped)
        #expect(finding.severity == .error)
        #expect(finding.count == 29_724)
        #expect(finding.of == 110_125)

        // The goods issue date, in milliseconds, was not damaged and tells on the others.
        let witness = try #require(diagnosis.findings.first { $0.code == .dayMonthSwappedAgainstColumn })
        #expect(witness.columns == ["Good_Issue_Date"])
        #expect(witness.message.contains("Good Issue"))

        #expect(diagnosis.columns(.outcomeLeak).sorted() == ["Delayed", "Difference", "NotInTime"])
        #expect(diagnosis.columns(.outcomeLeakPair).contains("Delivery_Date"))
        #expect(diagnosis.columns(.knownOnlyLater) == ["ActualMAD"])
        #expect(diagnosis.columns(.determiningLevel) == ["OrderType"])
        #expect(diagnosis.columns(.nameVariants) == ["Change_Status"])
    }

    @Test func theRepairedDatesOfOrderToCashAreSound() throws {
        let diagnosis = try examineOrderToCash("o2c-sap-ibm/O2C_SAP_log_dates_unswapped.csv.gz")
        #expect(diagnosis.passed.contains { $0.check == .swappedDates })
        #expect(diagnosis.severity == .warning)
        #expect(diagnosis.columns(.restatesEvents).sorted() == ["ID_Block_Status", "ID_Change_Status"])
    }

    @Test func theReturnOrdersOfOrderToCashAreAnArtefact() throws {
        let diagnosis = try examineOrderToCash("o2c-sap-ibm/O2C_SAP_log_dates_unswapped.csv.gz")
        let finding = try #require(diagnosis.findings.first { $0.code == .impossiblePromise })
        let artefact = try #require(finding.artefacts.first)
        #expect(finding.artefacts.count == 1)
        #expect((artefact.feature, artefact.level) == ("OrderType", "US-Return Order"))
        #expect((artefact.late, artefact.orders) == (146, 153))
        #expect((artefact.otherLate, artefact.otherOrders) == (1_081, 21_006))
        // The promise is the one that the goods issue is late against.
        let promise = try #require(artefact.promise)
        #expect(promise.column == "Delivery_Date")
        #expect((promise.promised, promise.beforeArrival) == (153, 150))
        #expect(artefact.route?.activity == "LgstCheckOnConfDat Removed")
        #expect(artefact.route?.orders == 0)
        #expect(diagnosis.columns(.determiningLevel).isEmpty)
    }

    @Test(
        arguments: [
            "eventdatar/patients.csv.gz", "eventdatar/traffic_fines.csv.gz",
            "eventdatar/hospital_billing.csv.gz",
            "pm4py/receipt.csv.gz", "pm4py/helpdesk.xes.gz", "pm4py/interval_event_log.csv.gz",
            "pm4py/roadtraffic100traces.csv", "batch-processing/Production.csv.gz",
            "waiting-time-analysis/PurchasingExample.csv.gz", "extraneous-delays/AcademicCredentials.csv.gz",
            "extraneous-delays/Procure_to_Pay.csv.gz",
        ]
    )
    func soundDatesAreNotCalledSwapped(path: String) throws {
        let assembled = try SharedData.read(path, keepsAttributes: false)
        let diagnosis = LogDoctor.examine(assembled.log, reading: assembled.reading)
        #expect(diagnosis.passed.contains { $0.check == .swappedDates })
        #expect(diagnosis.severity != .error)
    }

    @Test func theYear1948OfPurchaseOrdersIsFound() throws {
        let diagnosis = try examine("pm4py/16_bpic2019_1t_per_variant.xes.gz")
        let finding = try #require(diagnosis.findings.first)
        #expect(finding.code == .timesImplausible)
        #expect(finding.severity == .error)
        #expect(finding.examples.first?.end == "1948-01-26T22:59:00Z")
        // The system wrote universal time; Dutch clocks changed on 2018-03-25 and 2018-10-28.
        let shifts = try #require(diagnosis.findings.first { $0.code == .clockShift })
        #expect(shifts.examples.compactMap(\.value) == ["2018-03-23 (-1 h)", "2018-10-26 (+1 h)"])
    }

    @Test func theOneTimeOfTicketsIsFound() throws {
        let diagnosis = try examine("pm4py/11_tickets.xes.gz")
        #expect(diagnosis.findings.first?.code == .allTimesEqual)
        #expect(diagnosis.findings.first?.count == 43)
    }

    @Test func theBlankCaseOfHospitalBillingIsFound() throws {
        let finding = try examine("eventdatar/hospital_billing.csv.gz").findings.first {
            $0.code == .blankOrder
        }
        #expect(finding?.count == 1)
        #expect(finding?.of == 49_951)
    }

    @Test func theCaseNamedNAIsNotBlank() throws {
        let diagnosis = try examine("eventdatar/sepsis_raw.csv.gz")
        #expect(!diagnosis.findings.contains { $0.code == .blankOrder || $0.code == .placeholderNames })
        #expect(diagnosis.passed.contains { $0.check == .rejectedRows })
    }
}
