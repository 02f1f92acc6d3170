/// left · right. Four running sums, which the compiler may not make out of one by itself.
@inline(__always)
func dot(_ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ count: Int) -> Double {
    var sums = SIMD4<Double>()
    var index = 0
    while index + 4 <= count {
        let first = UnsafeRawPointer(left + index).loadUnaligned(as: SIMD4<Double>.self)
        let second = UnsafeRawPointer(right + index).loadUnaligned(as: SIMD4<Double>.self)
        sums += first * second
        index += 4
    }
    var sum = (sums[0] + sums[1]) + (sums[2] + sums[3])
    while index < count {
        sum += left[index] * right[index]
        index += 1
    }
    return sum
}

/// target += factor · vector.
@inline(__always)
func addMultiple(
    _ factor: Double,
    _ vector: UnsafePointer<Double>,
    to target: UnsafeMutablePointer<Double>,
    _ count: Int
) {
    for index in 0..<count { target[index] += factor * vector[index] }
}
