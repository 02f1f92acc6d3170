/// Calls a LAPACK routine twice: once to ask how much room it wants (length -1), once with that room.
/// - Returns: LAPACK's `info` of the second call.
@discardableResult
func withWorkspace(
    _ routine: (UnsafeMutablePointer<Double>, UnsafePointer<Int32>, UnsafeMutablePointer<Int32>) -> Void
) -> Int32 {
    var wanted = 0.0
    var length: Int32 = -1
    var info: Int32 = 0
    routine(&wanted, &length, &info)
    length = max(1, Int32(wanted))
    var work = [Double](repeating: 0, count: Int(length))
    routine(&work, &length, &info)
    return info
}
