import CZlib
import Foundation

/// The parts of a ZIP archive, read by the letter of its central directory (PKWARE APPNOTE.TXT, 4.3).
public struct ZipFile {
    public let parts: [String: [UInt8]]
    public let names: [String]

    public init(path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        func number(_ place: Int, _ size: Int) -> Int {
            (0..<size).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
        }
        let end = try find(0x0605_4b50, from: bytes.count - 22)
        func find(_ mark: Int, from: Int) throws -> Int {
            var place = from
            while place >= 0 {
                if number(place, 4) == mark { return place }
                place -= 1
            }
            throw ReadingError.noZip
        }
        var parts: [String: [UInt8]] = [:]
        var names: [String] = []
        var place = number(end + 16, 4)
        for _ in 0..<number(end + 10, 2) {
            guard number(place, 4) == 0x0201_4b50 else { throw ReadingError.noZip }
            let (method, packed, size) = (number(place + 10, 2), number(place + 20, 4), number(place + 24, 4))
            let (name, extra, comment) = (
                number(place + 28, 2), number(place + 30, 2), number(place + 32, 2)
            )
            let local = number(place + 42, 4)
            let title = String(decoding: bytes[place + 46..<place + 46 + name], as: UTF8.self)
            let start = local + 30 + number(local + 26, 2) + number(local + 28, 2)
            let content = Array(bytes[start..<start + packed])
            parts[title] = method == 0 ? content : try ZipFile.inflated(content, size)
            names.append(title)
            place += 46 + name + extra + comment
        }
        (self.parts, self.names) = (parts, names)
    }

    private static func inflated(_ packed: [UInt8], _ size: Int) throws -> [UInt8] {
        var stream = z_stream()
        // Less than nought: no header of zlib's around it.
        guard
            inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw ReadingError.noZip }
        defer { inflateEnd(&stream) }
        var packed = packed
        var whole = [UInt8](repeating: 0, count: size)
        let outcome = packed.withUnsafeMutableBufferPointer { from in
            whole.withUnsafeMutableBufferPointer { into in
                stream.next_in = from.baseAddress
                stream.avail_in = UInt32(from.count)
                stream.next_out = into.baseAddress
                stream.avail_out = UInt32(into.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        guard outcome == Z_STREAM_END, stream.total_out == size else { throw ReadingError.noZip }
        return whole
    }
}

public enum ReadingError: Error {
    case noZip
    case noXML(String)
    case noPart(String)
    case notUnderstood(String)
}
