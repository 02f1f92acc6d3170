import EventLogs

@testable import Scanners

/// The first byte tells which scanner reads the rest.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: data, count: size)
    guard let kind = bytes.first else { return 0 }
    let input = UnsafeBufferPointer(rebasing: bytes.dropFirst())
    if kind & 1 == 0 {
        precondition(RecordInput(input)?.isReadAsByThePlainReader ?? true, "records differ")
    } else {
        // Twice, so that the second is read with what is remembered of the first.
        var column = TimeInput(zone: .utc)
        for _ in 0..<2 { precondition(column.isReadAsByThePlainReader(Array(input)), "times differ") }
    }
    return 0
}
