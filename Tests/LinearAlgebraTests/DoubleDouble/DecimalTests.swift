import LinearAlgebra
import TestInputs
import Testing

@Suite struct DecimalTests {
    @Test func aDecimalThatNoDoubleHoldsIsHeldByTwo() throws {
        let value = try #require(DoubleDouble("1000000000000.4"))
        #expect(value.high == 1_000_000_000_000.4)
        let fraction = try #require(DoubleDouble("0.4"))
        #expect((value - 1_000_000_000_000 - fraction).magnitude.high < 1e-20)
        // The error of the double 0.1, from its binary expansion.
        #expect(DoubleDouble("0.1") == DoubleDouble(sum: 0.1, -5.551115123125783e-18))
        #expect(DoubleDouble("-0.1") == DoubleDouble(sum: -0.1, 5.551115123125783e-18))
    }

    @Test(arguments: 1...200) func wholeNumbersOf31DigitsAreExact(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let number = Int128.random(in: -(1 << 105)...(1 << 105), using: &generator)
        let value = try #require(DoubleDouble(String(number)))
        #expect(Int128(value.high) + Int128(value.low) == number, "seed \(seed)")
    }

    @Test(arguments: 1...200) func decimalFractionsAreTheQuotientsOfWholeNumbers(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let digits = Int.random(in: -999_999_999_999_999...999_999_999_999_999, using: &generator)
        let places = Int.random(in: 0...22, using: &generator)
        let value = try #require(DoubleDouble("\(digits)e-\(places)"))
        let ten = (0..<places).reduce(DoubleDouble(1.0)) { power, _ in power * 10 }
        let error = (value - DoubleDouble(digits) / ten).magnitude
        #expect(error.high <= 16 * 0x1p-106 * value.magnitude.high, "seed \(seed)")
    }

    @Test(arguments: [
        "5e-324", "1.7976931348623157e308", "0x", "2.2250738585072014e-308", "0.5", "-3", "6.02E+23",
    ])
    func theHighPartIsTheNearestDouble(text: String) {
        #expect(DoubleDouble(text)?.high == Double(text))
    }

    @Test(arguments: [
        ("00012.50", 12.5), (".5", 0.5), ("5.", 5), ("+1e2", 100), ("0", 0), ("-0.0e99999999999", 0),
        ("1e-99999999999", 0), ("1e-9223372036854775807", 0),
    ])
    func formsOfDecimalsAreRead(text: String, value: Double) {
        #expect(DoubleDouble(text) == DoubleDouble(value))
    }

    @Test(arguments: [
        "", ".", "-", "e5", "1e", "1e+", "1.2.3", "1,5", " 1", "1 ", "inf", "nan", "0x10", "1e400",
    ])
    func whatIsNoDecimalOrTooLargeIsRefused(text: String) {
        #expect(DoubleDouble(text) == nil)
    }

    @Test func aTextOfManyDigitsIsRoundedRightly() {
        let third = DoubleDouble("0." + String(repeating: "3", count: 500))
        #expect(third == DoubleDouble(1.0) / DoubleDouble(3.0))
    }
}
