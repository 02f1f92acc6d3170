import EventLogs
import Foundation
import Testing

@testable import LogReaders

@Suite struct XESReaderTests {
    private func read(_ xml: String, _ change: (inout ReadingOptions) -> Void = { _ in }) throws
        -> AssembledLog
    {
        let file = try TemporaryFile(Data(xml.utf8))
        var options = ReadingOptions()
        change(&options)
        return try XESReader.read(ByteStream(path: file.path), options: options)
    }

    private func instant(_ text: String) -> Microseconds {
        TimestampFormat.yearMonthDay.parse(text)!.instant(in: .utc)
    }

    @Test func traceAttributesBelongToOrdersAndEventAttributesToInstances() throws {
        let log = try read(
            """
            <log xes.version="1849.2016" xes.features="">
              <trace>
                <string key="concept:name" value="A-1"/>
                <string key="customer" value="Müller &amp; Söhne"/>
                <float key="value" value="12.5"/>
                <event>
                  <string key="concept:name" value="check"/>
                  <date key="time:timestamp" value="2024-03-04T09:00:00+01:00"/>
                  <string key="org:resource" value="小王"/>
                  <boolean key="urgent" value="true"/>
                </event>
              </trace>
            </log>
            """
        ).log
        #expect(log.orders.names == ["A-1"])
        #expect(log.activities.names == ["check"])
        #expect(log.resources.names == ["小王"])
        #expect(log.end == [instant("2024-03-04T08:00:00Z")])
        #expect(log.orderAttributes.map(\.name) == ["customer", "value"])
        #expect(
            log.orderAttributes[0].values
                == .categorical(codes: [0], table: NameTable(["Müller & Söhne"]))
        )
        #expect(log.orderAttributes[1].values == .numeric([12.5]))
        #expect(log.instanceAttributes.map(\.name) == ["urgent"])
    }

    @Test func nestedAttributesAreNeverTakenForTheEventsOwn() throws {
        let log = try read(
            """
            <log xes.version="2.0" xes.features="nested-attributes">
              <trace>
                <string key="concept:name" value="1"><string key="concept:name" value="inner trace"/></string>
                <event>
                  <list key="parts">
                    <string key="org:resource" value="deep"/>
                    <values><string key="concept:name" value="deeper"/></values>
                  </list>
                  <string key="concept:name" value="pack">
                    <string key="concept:name" value="inner"/>
                    <date key="time:timestamp" value="1999-01-01T00:00:00Z"/>
                  </string>
                  <date key="time:timestamp" value="2024-01-01T00:00:00Z"/>
                </event>
              </trace>
            </log>
            """
        ).log
        #expect(log.orders.names == ["1"])
        #expect(log.activities.names == ["pack"])
        #expect(log.end == [instant("2024-01-01T00:00:00Z")])
        #expect(log.resources.names == [])
        #expect(log.instanceAttributes == [])
    }

    @Test func valuesOfGlobalsAreNotFilledIn() throws {
        let assembled = try read(
            """
            <log xes.version="1.0" xes.features="">
              <global scope="event">
                <date key="time:timestamp" value="1970-01-01T00:00:00Z"/>
                <string key="org:resource" value="UNKNOWN"/>
              </global>
              <trace>
                <string key="concept:name" value="1"/>
                <event><string key="concept:name" value="a"/></event>
                <event>
                  <string key="concept:name" value="b"/>
                  <date key="time:timestamp" value="2024-01-01T00:00:00Z"/>
                </event>
              </trace>
            </log>
            """
        )
        #expect(assembled.log.activities.names == ["b"])
        #expect(assembled.log.resource == [EventLog.missingName])
        #expect(assembled.reading.rejected.map(\.reason) == [.blankTime])
        #expect(assembled.reading.rejected.map(\.line) == [8])
    }

    @Test func startAndCompleteRowsBecomeOneInstance() throws {
        let event = { (name: String, state: String, hour: Int, instance: String) in
            """
            <event><string key="concept:name" value="\(name)"/>
            <string key="lifecycle:transition" value="\(state)"/>
            <string key="concept:instance" value="\(instance)"/>
            <date key="time:timestamp" value="2024-01-01T0\(hour):00:00Z"/></event>
            """
        }
        // Two instances of one activity are open at the same time; their ids say which completion is whose.
        let log = try read(
            """
            <log xes.version="1.0" xes.features=""><trace><string key="concept:name" value="1"/>
            \(event("a", "start", 1, "x"))\(event("a", "start", 2, "y"))
            \(event("a", "complete", 3, "y"))\(event("a", "complete", 6, "x"))
            </trace></log>
            """
        ).log
        #expect(log.start == [instant("2024-01-01T01:00:00Z"), instant("2024-01-01T02:00:00Z")])
        #expect(log.end == [instant("2024-01-01T06:00:00Z"), instant("2024-01-01T03:00:00Z")])
        #expect(log.startTimes == .recorded)
    }

    @Test func aStartBesideTheTimestampMakesItTheEnd() throws {
        let xml = """
            <log xes.version="1.0" xes.features=""><trace><string key="concept:name" value="1"/>
            <event><string key="concept:name" value="a"/><string key="lifecycle:transition" value="complete"/>
            <date key="time:timestamp" value="2024-01-01T05:00:00Z"/>
            <date key="start_timestamp" value="2024-01-01T03:00:00Z"/></event></trace></log>
            """
        let log = try read(xml).log
        #expect(log.start == [instant("2024-01-01T03:00:00Z")])
        #expect(log.end == [instant("2024-01-01T05:00:00Z")])
        // The user may say that it is one more attribute.
        let single = try read(xml) { $0.columns[.time] = "time:timestamp" }.log
        #expect(single.startTimes == .absent)
        #expect(single.instanceAttributes.map(\.name) == ["start_timestamp"])
    }

    @Test func rolesThatTheUserNamesOverruleTheStandard() throws {
        let xml = """
            <log xes.version="1.0" xes.features=""><trace>
            <string key="concept:name" value="1"/><date key="due" value="2024-02-01T00:00:00Z"/>
            <event><string key="concept:name" value="a"/><string key="task" value="check"/>
            <string key="Clerk" value="Ann"/><date key="time:timestamp" value="2024-01-01T05:00:00Z"/></event>
            </trace></log>
            """
        let log = try read(xml) {
            $0.columns = [.activity: "task", .resource: "clerk", .promise: "due"]
        }.log
        #expect(log.activities.names == ["check"])
        #expect(log.resources.names == ["Ann"])
        #expect(log.promise == [instant("2024-02-01T00:00:00Z")])
        #expect(log.instanceAttributes.map(\.name) == ["concept:name"])
        #expect {
            _ = try read(xml) { $0.columns = [.resource: "nobody"] }
        } throws: { error in
            guard case ReadingError.noSuchColumn(_, "nobody", let columns) = error else { return false }
            return columns == ["case:concept:name", "due", "concept:name", "task", "Clerk", "time:timestamp"]
        }
    }

    @Test func standardKeysOfTracesAreNotTakenForTheEvents() throws {
        let assembled = try read(
            """
            <log xes.version="1.0" xes.features=""><trace>
            <string key="concept:name" value="1"/><string key="org:resource" value="account manager"/>
            <date key="time:timestamp" value="2020-01-01T00:00:00Z"/>
            <event><string key="concept:name" value="a"/>
            <date key="time:timestamp" value="2024-01-01T05:00:00Z"/></event></trace></log>
            """
        )
        #expect(assembled.log.resource == [EventLog.missingName])
        #expect(assembled.log.end == [instant("2024-01-01T05:00:00Z")])
        #expect(assembled.log.orderAttributes.map(\.name) == ["case:org:resource", "case:time:timestamp"])
        // Only what the log has is reported.
        #expect(
            assembled.reading.columns.map(\.name) == [
                "case:concept:name", "case:org:resource", "case:time:timestamp", "concept:name",
                "time:timestamp",
            ]
        )
    }

    @Test func tellingNamesStandInForTheStandardsKeys() throws {
        let log = try read(
            """
            <log xes.version="1.0" xes.features=""><trace><string key="concept:name" value="1"/>
            <date key="deadline" value="2024-02-01T00:00:00Z"/>
            <event><string key="Activity" value="check"/><string key="Resource" value="Ann"/>
            <date key="Timestamp" value="2024-01-01T05:00:00Z"/></event></trace></log>
            """
        ).log
        #expect(log.activities.names == ["check"])
        #expect(log.resources.names == ["Ann"])
        #expect(log.end == [instant("2024-01-01T05:00:00Z")])
        #expect(log.promise == [instant("2024-02-01T00:00:00Z")])
    }

    /// As tables of events are written back.
    @Test func eventsMayCarryTheirTracesIdByItsName() throws {
        let log = try read(
            """
            <log>
              <trace>
                <string key="concept:name" value="7"/>
                <event>
                  <string key="case:concept:name" value="7"/>
                  <string key="concept:name" value="check"/>
                  <date key="time:timestamp" value="2024-03-04T09:00:00Z"/>
                </event>
              </trace>
            </log>
            """
        ).log
        #expect(log.orders.names == ["7"])
        #expect(log.activities.names == ["check"])
        #expect(log.instanceAttributes.map(\.name) == ["case:concept:name"])
    }

    @Test func aTraceWithoutNameIsNamedAfterItsPosition() throws {
        let event = """
            <event><string key="concept:name" value="a"/>
            <date key="time:timestamp" value="2024-01-01T05:00:00Z"/></event>
            """
        let assembled = try read(
            """
            <log xes.version="1.0" xes.features="">
            <trace><string key="concept:name" value="first"/>\(event)</trace>
            <trace>\(event)</trace>
            <trace><string key="concept:name" value="first"/>\(event)</trace>
            <trace><string key="concept:name" value="empty"/></trace>
            \(event)
            </log>
            """
        )
        #expect(assembled.log.orders.names == ["first", "trace 2"])
        #expect(assembled.log.firstInstance == [0, 2, 3])
        #expect(assembled.reading.rejected.map(\.reason) == [.blankOrder])
        #expect(assembled.reading.rejected.map(\.row) == [4])
        #expect(
            assembled.reading.notes == [
                .ordersWithoutEvents(orders: 1), .ordersWithoutName(orders: 1), .tracesOfOneOrder(traces: 1),
            ]
        )
    }

    @Test func keysThatTurnUpLateAreColumnsToo() throws {
        var xml = #"<log xes.version="1.0" xes.features="">"#
        let last = 12_000
        for number in 1...last {
            let late =
                number < last
                ? "" : #"<string key="org:resource" value="Ann"/><string key="late" value="yes"/>"#
            xml += """
                <trace><string key="concept:name" value="\(number)"/>
                \(number < last ? "" : #"<string key="region" value="north"/>"#)
                <event><string key="concept:name" value="a"/>\(late)
                <date key="time:timestamp" value="2024-01-01T05:00:00Z"/></event></trace>
                """
        }
        let log = try read(xml + "</log>").log
        #expect(log.orderCount == last)
        #expect(log.resource.filter { $0 >= 0 }.count == 1)
        #expect(log.resource.last == 0)
        #expect(log.orderAttributes.map(\.name) == ["region"])
        #expect(log.instanceAttributes.map(\.name) == ["late"])
    }

    @Test func aPrefixOfTheNamespaceIsSeenThroughAndOtherVocabulariesAreSkipped() throws {
        let assembled = try read(
            """
            <x:log xmlns:x="http://www.xes-standard.org/" xmlns:y="urn:y" xes.version="1.0" xes.features="">
            <x:trace><x:string key="concept:name" value="1"/>
            <x:event><y:mark><y:event/></y:mark><x:string key="concept:name" value="a"/>
            <x:date key="time:timestamp" value="2024-01-01T05:00:00Z"/></x:event></x:trace></x:log>
            """
        )
        #expect(assembled.log.activities.names == ["a"])
        #expect(
            assembled.reading.notes == [
                .departsFromStandard(
                    name: "XES",
                    deviations: [
                        FormatDeviation(what: "the foreign element 'y:mark'", firstLine: 3, count: 1)
                    ]
                )
            ]
        )
    }

    @Test func anEventWithinAnEventIsRefused() throws {
        #expect {
            _ = try read(
                """
                <log xes.version="1.0" xes.features="">
                <trace><event>
                <string key="a" value="b"><event/></string></event></trace></log>
                """
            )
        } throws: { error in
            guard case ReadingError.xes(_, let fault) = error else { return false }
            return fault == .misplaced(element: "event", within: "string", line: 3, column: 27)
        }
    }

    @Test func whatIsNoLogIsRefusedByTheNameOfItsRoot() throws {
        #expect {
            _ = try read("<?xml version='1.0'?>\n<pnml><net/></pnml>")
        } throws: { error in
            guard case ReadingError.xes(_, let fault) = error else { return false }
            return fault == .notALog(root: "pnml", line: 2, column: 1)
        }
    }
}
