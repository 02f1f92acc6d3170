import Foundation
import TestInputs
import Testing

@testable import LogReaders

@Suite struct SourceKindTests {
    private func kind(_ data: Data) throws -> SourceKind {
        let file = try TemporaryFile(data)
        return try SourceKind(of: ByteStream(path: file.path))
    }

    @Test func theContentTellsTheKind() throws {
        #expect(try kind(Data("case,activity\n".utf8)) == .delimitedText)
        #expect(try kind(Data("\u{FEFF} <?xml version='1.0'?><log><trace/></log>".utf8)) == .xes)
        #expect(try kind("<?xml version='1.0'?><log/>".data(using: .utf16)!) == .xes)
        #expect(try kind(Data("<log><object-types/></log>".utf8)) == .objectCentricXML)
        #expect(try kind(Data("\n {\"events\": []}".utf8)) == .objectCentricJSON)
        #expect(
            try kind(Data("ocel:eid,ocel:activity,ocel:timestamp,ocel:type:order\n".utf8))
                == .objectCentricTable
        )
        #expect(try kind(Data("SQLite format 3\0 and more".utf8)) == .database)
        #expect(try kind(Data()) == .delimitedText)
    }

    @Test(
        .needsSharedData,
        arguments: [
            ("pm4py/running-example.csv", SourceKind.delimitedText), ("pm4py/receipt.csv.gz", .delimitedText),
            ("pm4py/running-example.xes", .xes), ("pm4py/bpic2012.xes.gz", .xes),
            ("ocel/ocel20_example.xmlocel", .objectCentricXML),
            ("ocel/example_log.xmlocel", .objectCentricXML),
            ("ocel/ocel20_example.jsonocel", .objectCentricJSON),
            ("ocel/p2p-normal.jsonocel.gz", .objectCentricJSON),
            ("pm4py/northwind.sqlite", .database), ("ocel/order-management_ocel2.sqlite.gz", .database),
        ]
    ) func realFilesAreToldApart(_ file: String, _ expected: SourceKind) throws {
        #expect(try SourceKind(of: SharedData.stream(file)) == expected)
    }
}
