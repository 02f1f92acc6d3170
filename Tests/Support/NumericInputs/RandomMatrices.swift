import Foundation
import LinearAlgebra
import TestInputs

extension Matrix {
    /// Independent standard normal entries (Box and Muller 1958), column by column.
    public static func random(rows: Int, columns: Int, using generator: inout SeededGenerator) -> Matrix {
        Matrix(
            rows: rows,
            columns: columns,
            elements: (0..<rows * columns).map { _ in generator.nextNormal() }
        )
    }

    /// The largest absolute difference of an entry.
    public func distance(to other: Matrix) -> Double {
        (self - other).elements.map(abs).max() ?? 0
    }
}

extension SeededGenerator {
    public mutating func nextNormal() -> Double {
        let radius = (-2 * log(Double.random(in: 0x1p-53...1, using: &self))).squareRoot()
        return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &self))
    }
}
