import Testing

@testable import Reports

@Suite struct NumberTextTests {
    @Test func thousandsAreGrouped() {
        #expect(NumberText.count(0) == "0")
        #expect(NumberText.count(999) == "999")
        #expect(NumberText.count(-1_234_567) == "-1,234,567")
        #expect(NumberText.decimal(12_345.678, places: 1) == "12,345.7")
    }

    @Test func whatIsThereIsNeverShownAsNothing() {
        #expect(NumberText.percent(0) == "0.0%")
        #expect(NumberText.percent(0.0001) == "<0.1%")
        #expect(NumberText.percent(-0.0001) == "<0.1%")
        #expect(TimeUnit.hours.text(hours: 0.01) == "<0.1")
        #expect(TimeUnit.days.text(hours: 0.01) == "<0.01")
    }

    @Test func nothingIsNeverNegative() {
        #expect(NumberText.decimal(-0.0, places: 1) == "0.0")
    }

    @Test func aSignIsOfWhatIsShown() {
        #expect(
            [0.004, -0.004, 0, 0.006, -0.034, 4.023].map { NumberText.signed($0, places: 2) } == [
                "0.00", "0.00", "0.00", "+0.01", "-0.03", "+4.02",
            ]
        )
        #expect(NumberText.signedInterval(-0.12, 0.3, places: 2) == "-0.12 … +0.30")
    }

    @Test func theUnitSuitsTheLeadTime() {
        #expect(TimeUnit(meanHours: 0.5) == .minutes)
        #expect(TimeUnit(meanHours: 48) == .hours)
        #expect(TimeUnit(meanHours: 560) == .days)
        #expect(TimeUnit.days.text(hours: 36) == "1.50")
        #expect(TimeUnit.minutes.text(hours: 0.5) == "30.0")
    }

    @Test func smallValuesKeepTwoFiguresThatSaySomething() {
        #expect(
            [0.0004, 0.0036, -0.25, 0.999, 3.456, 45.67, 12].map(NumberText.value) == [
                "0.00040", "0.0036", "-0.25", "1.00", "3.46", "45.7", "12",
            ]
        )
    }

    @Test func aLevelHasAsManyPlacesAsItNeeds() {
        #expect(
            [0.95, 0.999, 0.975, 0.9999].map(NumberText.confidence) == ["95%", "99.9%", "97.5%", "99.99%"]
        )
    }
}
