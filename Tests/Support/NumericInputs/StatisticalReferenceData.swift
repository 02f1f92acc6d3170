import Foundation
import LinearAlgebra
import TestInputs

/// A set of NIST's Statistical Reference Datasets (StRD): the data and the certified values in its file.
public struct StatisticalReferenceData: Sendable {
    /// The columns of the data as they are printed, by row.
    public let rows: [[String]]
    private let header: [String]

    /// - Parameter name: such as `Longley` or `anova/SmLs09`.
    public init(_ name: String) throws {
        let lines = try SharedData.text("nist-strd/\(name).dat").split(
            omittingEmptySubsequences: false,
            whereSeparator: \.isNewline
        )
        header = lines.prefix(60).map(String.init)
        rows = lines.dropFirst(60).map { $0.split(separator: " ").map(String.init) }.filter { !$0.isEmpty }
    }

    /// A column of the data.
    public func column(_ index: Int) -> [String] { rows.map { $0[index] } }

    /// The numbers of the first line of the header that starts like this, behind that start.
    public func certified(_ start: String) -> [DoubleDouble] {
        guard let line = header.first(where: { $0.trimmingCharacters(in: .whitespaces).hasPrefix(start) })
        else { return [] }
        return line.trimmingCharacters(in: .whitespaces).dropFirst(start.count).split(separator: " ")
            .compactMap { $0 == "Infinity" ? DoubleDouble(.infinity) : DoubleDouble($0) }
    }

    /// The certified coefficients and standard errors, B0 first if there is one.
    public var coefficients: [(estimate: DoubleDouble, error: DoubleDouble)] {
        (0...10).map { certified("B\($0) ") }.filter { $0.count == 2 }.map { ($0[0], $0[1]) }
    }

    public var hasIntercept: Bool { !certified("B0 ").isEmpty }
}

/// NIST's log relative error of a result, which is the number of its correct digits: from 0 to 15, as many as are
/// certified. Beside a certified zero the absolute error counts.
public func correctDigits(_ value: Double, certified: DoubleDouble) -> Double {
    if value == certified.high { return 15 }
    guard value.isFinite, certified.isFinite else { return 0 }
    let error = Double((DoubleDouble(value) - certified).magnitude)
    return min(max(-log10(certified.high == 0 ? error : error / abs(certified.high)), 0), 15)
}
