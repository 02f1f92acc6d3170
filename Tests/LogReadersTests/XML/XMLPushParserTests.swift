import Foundation
import TestInputs
import Testing

@testable import LogReaders

@Suite struct XMLPushParserTests {
    /// Writes down what it is given.
    private final class Recorder: XMLElementHandler {
        var names: [String] = []
        var values: [String] = []
        var text = ""

        override func open(_ name: XMLText, _ attributes: XMLAttributes) {
            names.append(name.string)
            for attribute in attributes { values.append(attribute.value.string) }
        }

        override func characters(_ text: UnsafeBufferPointer<UInt8>) {
            self.text += String(decoding: text, as: UTF8.self)
        }
    }

    private func parse(_ bytes: [UInt8], piece: Int = 4_096) throws -> Recorder {
        let recorder = Recorder()
        let parser = XMLPushParser(recorder)
        try bytes.withUnsafeBytes { bytes in
            var start = 0
            while start < bytes.count {
                let end = min(start + piece, bytes.count)
                try parser.feed(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
                start = end
            }
        }
        try parser.finish()
        return recorder
    }

    private func fault(_ text: String) -> XMLFault? { fault(Array(text.utf8)) }

    private func fault(_ bytes: [UInt8]) -> XMLFault? {
        do {
            _ = try parse(bytes)
            return nil
        } catch { return error as? XMLFault }
    }

    @Test func theCutBetweenBlocksMakesNoDifference() throws {
        let text = #"<a b="1 &amp; 2"><c d="é漢"/>text<![CDATA[<raw>]]></a>"#
        for piece in 1...text.utf8.count {
            let recorder = try parse(Array(text.utf8), piece: piece)
            #expect(recorder.names == ["a", "c"])
            #expect(recorder.values == ["1 & 2", "é漢"])
            #expect(recorder.text == "text<raw>")
        }
    }

    @Test func faultsAreToldByLineAndColumn() {
        #expect(fault("<a>\n  <b></a>") == .malformed(problem: "mismatched tag", line: 2, column: 8))
        #expect(
            fault("<a>\n<b c=1/></a>")
                == .malformed(problem: "not well-formed (invalid token)", line: 2, column: 6)
        )
        #expect(fault("") == .empty)
        #expect(fault("  \n") == .empty)
        #expect(fault("<a>\n<b>") == .truncated(line: 2, column: 4))
        #expect(fault("<a>\n<b c=\"1") == .truncated(line: 2, column: 1))
    }

    @Test func encodingsOfXMLAreRead() throws {
        let utf16 = Array(
            Data("<?xml version='1.0' encoding='UTF-16'?><a b='é漢'/>".data(using: .utf16LittleEndian)!)
        )
        #expect(try parse([0xFF, 0xFE] + utf16).values == ["é漢"])
        let latin = "<?xml version='1.0' encoding='ISO-8859-1'?><a b='é'/>".data(using: .isoLatin1)!
        #expect(try parse(Array(latin)).values == ["é"])
        #expect(try parse([0xEF, 0xBB, 0xBF] + Array("<a b='é'/>".utf8)).values == ["é"])
    }

    @Test func encodingsThatAreUnknownOrContradictedAreFaults() {
        let unknown = "<?xml version='1.0' encoding='KLINGON'?><a/>"
        #expect(fault(unknown) == .wrongEncoding(line: 1, column: 31))
        #expect(fault("<?xml version='1.0' encoding='UTF-16'?><a/>") == .wrongEncoding(line: 1, column: 31))
        // Latin-1 that says it is UTF-8.
        let latin = Array("<?xml version='1.0' encoding='UTF-8'?>\n<a b='".utf8) + [0xE9] + Array("'/>".utf8)
        #expect(fault(latin) == .malformed(problem: "not well-formed (invalid token)", line: 2, column: 7))
    }

    @Test func encodingsThatExpatDoesNotKnowAreReadToo() throws {
        let body = "<log><trace name='订单号'/></log>"
        // 订单号 in GB 18030.
        let chinese: [UInt8] = [0xB6, 0xA9, 0xB5, 0xA5, 0xBA, 0xC5]
        let halves = body.split(separator: "订单号").map { Array($0.utf8) }
        for name in ["GB18030", "gbk", "GB2312"] {
            let declaration = Array("<?xml version='1.0' encoding='\(name)'?>\n".utf8)
            let file = try TemporaryFile(Data(declaration + halves[0] + chinese + halves[1]))
            let recorder = Recorder()
            try XMLPushParser.read(ByteStream(path: file.path), recorder)
            #expect(recorder.values == ["订单号"])
        }
        let klingon = try TemporaryFile(Data("<?xml version='1.0' encoding='KLINGON'?><log/>".utf8))
        #expect(throws: ReadingError.unknownEncoding(name: "KLINGON")) {
            try XMLPushParser.read(ByteStream(path: klingon.path), Recorder())
        }
    }

    @Test func theUserMayOverruleAWrongDeclaration() throws {
        let bytes = Array("<?xml version='1.0' encoding='UTF-8'?><a b='".utf8) + [0xE9] + Array("'/>".utf8)
        let file = try TemporaryFile(Data(bytes))
        var options = ReadingOptions()
        options.encoding = .latin1
        let recorder = Recorder()
        try XMLPushParser.read(ByteStream(path: file.path), recorder, options: options)
        #expect(recorder.values == ["é"])
    }

    @Test func entitiesThatGrowOutOfProportionAreFaults() {
        var document = "<!DOCTYPE log [<!ENTITY e0 \"lol lol lol lol lol lol lol lol\">"
        for level in 1...12 {
            let inner = String(repeating: "&e\(level - 1);", count: 10)
            document += "<!ENTITY e\(level) \"\(inner)\">"
        }
        document += "]><log>&e12;</log>"
        guard case .entityBomb = fault(document) else {
            Issue.record("billion laughs were not stopped: \(String(describing: fault(document)))")
            return
        }
    }

    @Test func externalEntitiesAreNotFetched() throws {
        let document = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
        #expect(try parse(Array(document.utf8)).text == "")
    }

    @Test func aValueOfMillionsOfCharactersIsRead() throws {
        let long = String(repeating: "x", count: 8_000_000)
        let file = try TemporaryFile(Data("<log><trace b=\"\(long)\"/></log>".utf8))
        let recorder = Recorder()
        let clock = ContinuousClock()
        let took = try clock.measure { try XMLPushParser.read(ByteStream(path: file.path), recorder) }
        #expect(recorder.values.map(\.utf8.count) == [long.utf8.count])
        // Quadratic reading of such a token would take minutes.
        #expect(took < .seconds(10))
    }

    @Test func whatTheHandlerThrowsStopsTheReading() {
        final class Refuser: XMLElementHandler {
            struct Refusal: Error {}
            var opened = 0
            override func open(_ name: XMLText, _ attributes: XMLAttributes) throws {
                opened += 1
                if name == "b" { throw Refusal() }
            }
        }
        let refuser = Refuser()
        let parser = XMLPushParser(refuser)
        let text = Array("<a><b/><c/><d/></a>".utf8)
        #expect(throws: Refuser.Refusal.self) { try text.withUnsafeBytes { try parser.feed($0) } }
        #expect(refuser.opened == 2)
    }

    @Test func damagedFilesAreErrorsOfTheirOwn() throws {
        let empty = try TemporaryFile(Data())
        #expect(throws: ReadingError.emptyFile(path: empty.path)) {
            try XMLPushParser.read(ByteStream(path: empty.path), Recorder())
        }
        let cut = try TemporaryFile(Data("<log>\n<trace>".utf8))
        #expect(throws: ReadingError.xml(path: cut.path, .truncated(line: 2, column: 8))) {
            try XMLPushParser.read(ByteStream(path: cut.path), Recorder())
        }
    }

    @Test(.needsSharedData) func aTruncatedGzipIsTold() throws {
        let whole = try Data(
            contentsOf: URL(fileURLWithPath: SharedData.path("pm4py/03_repairExample.xes.gz"))
        )
        let cut = try TemporaryFile(whole.prefix(whole.count / 2))
        #expect {
            _ = try XESReader.read(ByteStream(path: cut.path), options: ReadingOptions())
        } throws: { error in
            guard case ReadingError.truncatedGzip(cut.path, let intact) = error else { return false }
            return intact > 0
        }
    }
}
