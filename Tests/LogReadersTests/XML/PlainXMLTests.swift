import Foundation
import TestInputs
import Testing

@testable import LogReaders

/// What the plain scanner accepts expat accepts, with the same elements, attributes and lines.
@Suite struct PlainXMLTests {
    /// Writes down what it is given, with the line of each element.
    private final class Recorder: XMLElementHandler {
        var told: [String] = []

        override func open(_ name: XMLText, _ attributes: XMLAttributes) {
            let values = attributes.map { "\($0.name.string)=[\($0.value.string)]" }
            told.append("\(position().line): \(name.string) \(values.joined(separator: " "))")
        }

        override func close() { told.append("\(position().line): /") }
    }

    /// What the scanner tells of a document that comes in pieces of that size; nil if it is not plain.
    private func plain(_ bytes: [UInt8], piece: Int) -> [String]? {
        let recorder = Recorder()
        let scanner = PlainXML(recorder)
        var left: [UInt8] = []
        var start = 0
        do {
            while true {
                let end = min(start + piece, bytes.count)
                let isLast = start == end
                var block = left + bytes[start..<end] + [0]
                let count = block.count - 1
                let taken = try block.withUnsafeMutableBufferPointer {
                    try scanner.scan($0.baseAddress.unsafelyUnwrapped, count: count, isLast: isLast)
                }
                left = Array(block[taken..<count])
                start = end
                if isLast { return recorder.told }
            }
        } catch {
            #expect(error is PlainXML.NotPlain)
            return nil
        }
    }

    /// What expat tells; nil if the document is not well-formed.
    private func expat(_ bytes: [UInt8]) -> [String]? {
        let recorder = Recorder()
        let parser = XMLPushParser(recorder)
        do {
            try bytes.withUnsafeBytes { try parser.feed($0) }
            try parser.finish()
            return recorder.told
        } catch { return nil }
    }

    @Test(arguments: [
        #"<a b="1 &amp; 2"><c d="é漢"/></a>"#,
        "<?xml version='1.0' encoding='utf-8'?>\n<!-- for - you -->\n<log><e a='\"'>\r\n</e>\r<e/></log>\n",
        "\u{FEFF}<a x = '&#65;&#x1F600;&lt;\n\t\r\n&#10;'\r\n y=\"\"\n/>",
    ])
    func plainDocumentsAreReadInPiecesOfAnySize(_ text: String) {
        let bytes = Array(text.utf8)
        for piece in 1...bytes.count { #expect(plain(bytes, piece: piece) == expat(bytes)) }
    }

    @Test(arguments: [
        "", " ", "<a>", "<a></b>", "<a/><b/>", "<a b='1' b='2'/>", "<a b='1'c='2'/>", "<a b='<'/>",
        "<a>x</a>",
        "<!DOCTYPE a><a/>", "<a><![CDATA[x]]></a>", "<a b='&x;'/>", "<a b='&#0;'/>", "<a b='&#xFFFF;'/>",
        "<a b='&#xD800;'/>", "<a b='\u{1}'/>", "<a b='\u{FFFE}'/>", "<é/>", "<a b='&'/>", "<a b='&lt'/>",
        "</a>",
        "<a/>x", "<?xml version='1.0' encoding='latin-1'?><a/>", "<a><!-- -- --></a>", "<a><?php?></a>",
        " <?xml?>",
        "<a b/>", "<a / >", "< a/>", "<a b=1/>", "<a>\r",
    ])
    func theRestIsLeftToExpat(_ text: String) {
        let bytes = Array(text.utf8)
        for piece in 1...max(1, bytes.count) { #expect(plain(bytes, piece: piece) == nil) }
    }

    @Test func bytesThatAreNoUTF8AreLeftToExpat() {
        for bad: [UInt8] in [[0xE9], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
            #expect(plain(Array("<a b='".utf8) + bad + Array("'/>".utf8), piece: 64) == nil)
        }
    }

    @Test func agreesWithExpatOnRandomDocuments() {
        var random = SeededGenerator(seed: 20_261_124)
        var accepted = 0
        for document in 0..<8_000 {
            var bytes = randomDocument(&random)
            for _ in 0..<Int.random(in: 0...2, using: &random) where document % 2 == 1 {
                damage(&bytes, &random)
            }
            guard let told = plain(bytes, piece: Int.random(in: 1...40, using: &random)) else { continue }
            accepted += 1
            let expected = expat(bytes)
            if told != expected {
                Issue.record(
                    "\(String(decoding: bytes, as: UTF8.self)): \(told) instead of \(expected ?? ["refused"])"
                )
                return
            }
        }
        #expect(accepted > 3_000, "most documents that were not damaged are plain")
    }

    private func randomDocument(_ random: inout SeededGenerator) -> [UInt8] {
        func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
        func blank() -> String { pick(["", " ", "\n", "\r\n", "\r", "\t", "  \n\n", "<!-- c\n é -->"]) }
        func element(_ depth: Int) -> String {
            let name = pick(["a", "event", "x:y", "s-1.z_"])
            var tag = "<" + name
            for key in ["k", "v", "w:é", "key"].shuffled(using: &random).prefix(
                .random(in: 0...2, using: &random)
            )
            where key != "w:é" || Int.random(in: 0..<20, using: &random) == 0 {
                let quote = pick(["\"", "'"])
                let parts = [
                    "1", "é", "漢", "&amp;", "&#65;", "&#x10FFFF;", "\n", "\r\n", "\t", ">", "/", "😀",
                    "\u{7F}",
                ]
                let value = (0..<Int.random(in: 0...4, using: &random)).map { _ in pick(parts) }.joined()
                tag +=
                    pick([" ", "\n", "\r\n", "\t "]) + key + pick(["=", " =", "= ", "\n=\r"]) + quote + value
                    + quote
            }
            tag += pick(["", " ", "\n"])
            if depth > 3 || Bool.random(using: &random) { return tag + "/>" }
            let inside = (0..<Int.random(in: 0...3, using: &random)).map { _ in blank() + element(depth + 1) }
            return tag + ">" + inside.joined() + blank() + "</" + name + pick(["", " ", "\r\n"]) + ">"
        }
        let declaration = pick(["", "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>", "<?xml version='1.0'?>"])
        return Array((declaration + blank() + element(0) + blank()).utf8)
    }

    private func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = .random(in: 0...255, using: &random)
        case 1: bytes[at] = Array("<>/&;\"'=! -\r\n".utf8).randomElement(using: &random) ?? 0
        case 2: bytes.remove(at: at)
        default: bytes.insert(bytes.randomElement(using: &random) ?? 0, at: at)
        }
        if bytes.isEmpty { bytes = [0x20] }
    }
}
