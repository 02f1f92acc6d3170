import EventLogs
import Foundation
import Testing

@testable import LogReaders

@Suite struct TextEncodingTests {
    static let chinese =
        "订单号,环节,开始时间,完成时间,经办人\nD1,审核,2016/1/4 9:30,2016/1/4 10:00,王芳\nD1,发货,2016/1/5 9:30,2016/1/5 10:00,李强\n"

    private func bytes(_ text: String, as encoding: TextEncoding) throws -> Data {
        switch encoding {
        case .utf8: return Data(text.utf8)
        case .utf16LittleEndian: return try #require(text.data(using: .utf16LittleEndian))
        case .utf16BigEndian: return try #require(text.data(using: .utf16BigEndian))
        default:
            // Through iconv, the other way round.
            let descriptor = iconv_open(encoding.nameForIconv, "UTF-8")
            defer { iconv_close(descriptor) }
            var input = Array(text.utf8).map { CChar(bitPattern: $0) }
            var output = [CChar](repeating: 0, count: input.count * 4)
            var left = input.count
            var room = output.count
            return input.withUnsafeMutableBufferPointer { input in
                output.withUnsafeMutableBufferPointer { output in
                    var from = input.baseAddress
                    var to = output.baseAddress
                    iconv(descriptor, &from, &left, &to, &room)
                    return Data(output[..<(output.count - room)].map { UInt8(bitPattern: $0) })
                }
            }
        }
    }

    @Test(arguments: [
        (TextEncoding.utf8, []), (.utf8, [0xEF, 0xBB, 0xBF]), (.utf16LittleEndian, [0xFF, 0xFE]),
        (.utf16BigEndian, [0xFE, 0xFF]), (.utf16LittleEndian, []), (.utf16BigEndian, []), (.gb18030, []),
    ])
    func chineseIsReadWithoutHelp(encoding: TextEncoding, mark: [UInt8]) throws {
        let file = try TemporaryFile(Data(mark) + bytes(TextEncodingTests.chinese, as: encoding))
        let read = try LogReader.read(path: file.path)
        #expect(read.log.activities.names == ["审核", "发货"])
        #expect(read.log.resources.names == ["王芳", "李强"])
        #expect(read.log.orders.names == ["D1"])
        #expect(read.reading.columns.map(\.role) == [.order, .activity, .start, .end, .resource])
        #expect(read.log.end[0] - read.log.start[0] == 30 * .minute)
    }

    @Test(arguments: [TextEncoding.latin1, .windows1252])
    func westernEncodingsAreReadWhenNamed(encoding: TextEncoding) throws {
        let text = "order,activity,time\nä1,prüfen,2016-01-04\nä1,größer,2016-01-05\n"
        let file = try TemporaryFile(bytes(text, as: encoding))
        var options = ReadingOptions()
        options.encoding = encoding
        #expect(
            try LogReader.read(path: file.path, options: options).log.activities.names == [
                "prüfen", "größer",
            ]
        )
        #expect(throws: ReadingError.badText(path: file.path, encoding: .utf8, offset: 20)) {
            try LogReader.read(path: file.path)
        }
    }

    @Test func chineseFarIntoTheFileIsFoundToo() throws {
        var text = "order,activity,time\n"
        for row in 0..<20_000 { text += "o\(row / 4),step \(row % 4),2016-01-04\n" }
        text += "o1,审核,2016-01-04\n"
        let file = try TemporaryFile(bytes(text, as: .gb18030))
        #expect(try LogReader.read(path: file.path).log.activities.names.last == "审核")
    }

    @Test func bytesThatAreNotOfTheNamedEncodingAreRefused() throws {
        let good = try bytes(TextEncodingTests.chinese, as: .gb18030)
        let file = try TemporaryFile(good + Data([0xFF, 0xFF]))
        var options = ReadingOptions()
        options.encoding = .gb18030
        #expect(throws: ReadingError.badText(path: file.path, encoding: .gb18030, offset: good.count)) {
            try LogReader.read(path: file.path, options: options)
        }
    }

    @Test func charactersSplitByBlocksStayWhole() throws {
        let text = String(repeating: "中文,字符\n", count: 50_000)
        let file = try TemporaryFile(bytes(text, as: .gb18030))
        let stream = try TextStream(ByteStream(path: file.path), encoding: .gb18030)
        var read: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1_000)
        while true {
            let count = try piece.withUnsafeMutableBytes { try stream.read(into: $0) }
            if count == 0 { break }
            read.append(contentsOf: piece.prefix(count))
        }
        #expect(read == Array(text.utf8))
    }

    @Test func namesOfEncodingsAreKnown() throws {
        #expect(try TextEncoding(name: "GBK") == .gb18030)
        #expect(try TextEncoding(name: "ISO-8859-1") == .latin1)
        #expect(try TextEncoding(name: "utf-16") == .utf16LittleEndian)
        #expect(throws: ReadingError.unknownEncoding(name: "klingon")) { try TextEncoding(name: "klingon") }
    }
}
