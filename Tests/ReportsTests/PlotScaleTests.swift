import Testing

@testable import Reports

@Suite struct PlotScaleTests {
    @Test func zeroIsOnEveryScaleAndNothingLiesOutsideOfTheColumn() {
        for values in [[3.0, 8], [-5, -2], [-1e-6, 4e9], [0], []] {
            let scale = PlotScale(values, factor: 24)
            for value in values + [0] { #expect((0...PlotScale.width).contains(scale.place(value))) }
            #expect(scale.axis.source.contains(">0<"), "\(values)")
        }
    }

    @Test func whatCannotBeDrawnIsLeftOut() {
        let scale = PlotScale([.nan, nil, 2])
        #expect(scale.estimate(.nan, 1, 2).source.isEmpty)
        #expect(scale.estimate(nil, 1, 2).source.isEmpty)
        #expect(!scale.estimate(1, nil, 2).source.contains("whisker"))
        #expect(scale.estimate(1, 0, 2).source.contains("whisker more"))
    }

    /// To the right up to the sum of what is above zero, to the left down to that of what is below.
    @Test func aStackReachesFromTheSumOfItsNegativePartsToThatOfItsPositiveOnes() throws {
        let parts = [3.0, -2, 1, -4]
        #expect(PlotScale.ends(parts) == [-6, 4])
        let scale = PlotScale(PlotScale.ends(parts))
        let drawing = scale.stack(parts.map { (.processing, $0, "") }).source
        let rects = drawing.matches(of: /<rect[^>]* x="([0-9.]+)"[^>]* width="([0-9.]+)"/)
        let starts = try rects.map { try #require(Double($0.output.1)) }
        let ends = try zip(starts, rects).map { $0 + (try #require(Double($1.output.2))) }
        #expect(starts.count == 4)
        #expect(abs(try #require(starts.min()) - scale.place(-6)) < 0.2)
        #expect(abs(try #require(ends.max()) - scale.place(4)) < 0.2)
    }

    /// No two ticks have the same text, however close they are.
    @Test(arguments: [0.0009, 0.009, 0.013, 0.4, 7, 1_200])
    func ticksAreToldApart(most: Double) {
        let ticks = Drawing.ticks(upTo: most)
        let texts = ticks.map { Drawing.tickText($0, step: ticks[1] - ticks[0]) }
        #expect(Set(texts).count == ticks.count, "\(texts)")
    }

    @Test func aMoveIsDrawnFromWhatIsToWhatBecomes() throws {
        let scale = PlotScale([0, 10])
        let up = scale.move(from: 2, to: 8, interval: (3, 9), room: (0, 10)).source
        #expect(up.contains("<line class=\"way more\" x1=\"\(("\(scale.place(2))" as Markup).source)\""))
        #expect(
            up.contains("x=\"\(("\(scale.place(0))" as Markup).source)\"") && up.contains("class=\"room\"")
        )
        #expect(up.contains("whisker"))
        #expect(scale.move(from: 8, to: 2).source.contains("way less"))
        #expect(scale.move(from: 2, to: 2).source.contains("way still"))
        #expect(!scale.move(from: 8, to: 2).source.contains("room"))
        #expect(scale.move(from: nil, to: 2).source.isEmpty)
        #expect(scale.estimate(1, 0, 2, isTold: false).source.contains("more faint"))
        let strip = scale.strip([1, 2, .nan], marked: 2).source
        #expect(strip.components(separatedBy: "tick").count == 3)
        #expect(strip.components(separatedBy: "dot more").count == 2)
    }

    @Test func rowsOfAGroupHaveItsNameOnceAndNamesAreText() {
        let row = PlotTable.Row(group: "a & b", label: "\("<i>")", drawing: .empty, cells: ["1"])
        let table = PlotTable(
            title: "",
            scale: PlotScale([1]),
            columns: [.number("n")],
            rows: [row, row],
            omitted: 3
        )
        let text = table.markup(ReportLanguage.english.phrases).source
        #expect(text.components(separatedBy: "a &amp; b").count == 2)
        #expect(text.contains("&lt;i&gt;") && !text.contains("<i>"))
        #expect(text.contains("3"))
    }
}
