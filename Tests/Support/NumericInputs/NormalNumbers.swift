import Foundation
import LinearAlgebra
import TestInputs

extension SeededGenerator {
    /// A standard normal number (Box and Muller 1958).
    public mutating func nextNormal() -> Double {
        let radius = (-2 * log(Double.random(in: 0x1p-53...1, using: &self))).squareRoot()
        return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &self))
    }

    /// Independent normal numbers with standard deviation 1.
    public mutating func normals(_ count: Int, mean: Double = 0) -> [Double] {
        (0..<count).map { _ in mean + nextNormal() }
    }
}

extension Matrix {
    /// Independent standard normal entries, column by column.
    public static func random(rows: Int, columns: Int, using generator: inout SeededGenerator) -> Matrix {
        Matrix(rows: rows, columns: columns, elements: generator.normals(rows * columns))
    }
}
