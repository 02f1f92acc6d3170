import Foundation
import TestInputs
import Testing

@testable import LogReaders

@Suite struct JSONReaderTests {
    private func reading<Result>(_ text: String, _ body: (inout JSONReader) throws -> Result) rethrows
        -> Result
    {
        var text = text
        return try text.withUTF8 { bytes in
            var reader = JSONReader(bytes)
            return try body(&reader)
        }
    }

    /// The value as Foundation has it, made with the reader.
    private func value(_ reader: inout JSONReader) throws -> NSObject {
        switch try reader.peek() {
        case .object:
            let object = NSMutableDictionary()
            try reader.beginObject()
            while let key = try reader.nextKey() { object[key] = try value(&reader) }
            return object
        case .array:
            let array = NSMutableArray()
            try reader.beginArray()
            while try reader.nextElement() { array.add(try value(&reader)) }
            return array
        case .string: return try reader.string() as NSString
        case .number: return NSNumber(value: Double(try #require(try reader.scalar()))!)
        case .literal:
            let text = try #require(try reader.scalar())
            return text == "" ? NSNull() : NSNumber(value: text == "true")
        }
    }

    /// Random texts, indented and not, against Foundation's reader.
    @Test func agreesWithFoundationOnRandomTexts() throws {
        for seed in UInt64(0)..<300 {
            var random = SeededGenerator(seed: seed)
            let original = JSONReaderTests.randomValue(depth: 4, &random)
            for options in [
                JSONSerialization.WritingOptions.fragmentsAllowed, [.fragmentsAllowed, .prettyPrinted],
            ] {
                let data = try JSONSerialization.data(withJSONObject: original, options: options)
                let text = String(decoding: data, as: UTF8.self)
                let expected =
                    try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) as! NSObject
                let read = try reading(text) { reader in
                    let read = try value(&reader)
                    try reader.finish()
                    return read
                }
                #expect(read.isEqual(expected), "seed \(seed): \(text)")
                try reading(text) { reader in
                    try reader.skip()
                    try reader.finish()
                }
            }
        }
    }

    private static func randomValue(depth: Int, _ random: inout SeededGenerator) -> Any {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
        case 0: return NSNull()
        case 1: return Bool.random(using: &random)
        case 2: return Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 64
        case 3, 4:
            let alphabet = Array("ab\"\\/\n\t\r\u{1}\u{8}é漢😀 ")
            return String(
                (0..<Int.random(in: 0...6, using: &random)).map { _ in alphabet.randomElement(using: &random)!
                }
            )
        case 5:
            return (0..<Int.random(in: 0...4, using: &random)).map { _ in
                randomValue(depth: depth - 1, &random)
            }
        default:
            return Dictionary(
                uniqueKeysWithValues: (0..<Int.random(in: 0...4, using: &random)).map {
                    ("k\($0)\"", randomValue(depth: depth - 1, &random))
                }
            )
        }
    }

    @Test func escapesAreDecoded() throws {
        let text = #""A\u00e9\u6f22\ud83d\ude00\n\/\ud83dx""#
        #expect(try reading(text) { try $0.string() } == "Aé漢😀\n/\u{FFFD}x")
    }

    @Test func keysComeInTheOrderOfTheText() throws {
        let keys = try reading(#"{"z": 1, "a": [1, {"b": 2}], "m": null}"#) { reader in
            var keys: [String] = []
            try reader.beginObject()
            while let key = try reader.nextKey() {
                keys.append(key)
                try reader.skip()
            }
            return keys
        }
        #expect(keys == ["z", "a", "m"])
    }

    @Test(arguments: [
        ("{\"a\" 1}", JSONFault.malformed(expected: ":", line: 1, column: 6)),
        ("{\"a\": 1\n \"b\": 2}", .malformed(expected: ",", line: 2, column: 2)),
        ("[1, ]", .malformed(expected: "a value", line: 1, column: 5)),
        ("[1,\n 2", .truncated(expected: ",", line: 2, column: 3)),
        ("[", .truncated(expected: "a value", line: 1, column: 2)),
        ("[\"ab", .truncated(expected: "the end of a string", line: 1, column: 5)),
        ("[\"a\u{1}\"]", .malformed(expected: "no control characters in a string", line: 1, column: 4)),
        ("[\"\\x\"]", .malformed(expected: "an escape of JSON's", line: 1, column: 4)),
        ("[nul]", .malformed(expected: "a number or true, false, null", line: 1, column: 2)),
        ("[1] 2", .malformed(expected: "the end of the text", line: 1, column: 5)),
        ("", .truncated(expected: "a value", line: 1, column: 1)),
    ]) func faultsAreToldByLineAndColumn(_ text: String, _ expected: JSONFault) {
        #expect(throws: expected) {
            try reading(text) { reader in
                try reader.skip()
                try reader.finish()
            }
        }
    }

    @Test func bottomlessBracketsAreNotFollowed() {
        let text = String(repeating: "[", count: 1_000_000)
        #expect(
            throws: JSONFault.malformed(expected: "at most 256 brackets in brackets", line: 1, column: 258)
        ) {
            try reading(text) { try $0.skip() }
        }
    }
}
