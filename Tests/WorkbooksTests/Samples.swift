import Workbooks

/// A workbook with something of everything.
enum Samples {
    static let words = LightWords(green: "Green", amber: "Amber", red: "Red")

    static var table: Table {
        Table(
            heading: "Everything",
            columns: [
                Column("Stage", .text(["Review", "审核", nil])),
                Column("Orders", .integers([12, 34_567, nil])),
                Column("Hours", .hours([1.25, 0.01, nil])),
                Column("Difference", .hourDifferences([-3.5, 2.25, 0])),
                Column("Share", .percentages([0.25, 0.0001, nil])),
                Column("Points", .decimals([1.5, -2.5, .nan], places: 2, isSigned: true)),
                Column("p", .probabilities([0.04, 0.000_01, nil])),
                Column("At", .times([LocalTime("2026-03-01T09:30:00+08:00"), LocalTime("2024-02-29"), nil])),
                Column("Week", .days([LocalTime("2026-03-02"), LocalTime("1899-12-31"), nil])),
                Column("Light", .lights([.green, .red, nil], words: words)),
                Column("Score", .judged([Judged(99.5, .green), Judged(12, .red), nil], places: 1)),
                Column("See", .links([Link("the notes", sheet: "Notes"), Link("nothing", sheet: nil), nil])),
            ],
            shadings: [Shading(4, .bars(Colour(0x6FA8DC))), Shading(2..<3, .heat(Colour(0xE67C73)))]
        )
    }

    static var workbook: Workbook {
        Workbook(
            title: "A <title> & more",
            author: "OrderLens",
            sheets: [
                Sheet(
                    title: "All",
                    introduction: [
                        Line("What this is", .title), Line("It is about \"this\" & that."),
                        Line("The notes", .soft, sheet: "Notes"),
                    ],
                    tables: [table],
                    charts: Chart.Kind.allCases.map { kind in
                        Chart(
                            kind,
                            title: "Hours",
                            series: [Chart.Series(2, Colour(0x0072B2)), Chart.Series(3, Colour(0xD55E00))],
                            rows: 0..<2,
                            valueTitle: "h"
                        )
                    },
                    notes: [Line("The end", .notice)],
                    colour: Colour(0x24476B)
                ),
                Sheet(title: "Notes", introduction: [Line("Notes", .title), Line("Back", sheet: "All")]),
            ]
        )
    }

    /// What programs stumble over in names.
    static let hostile = [
        "=cmd|' /C calc'!A0", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "<script>alert(1)</script>",
        "../../etc/passwd", "a & b ]]> c", "\u{202E}desrever\u{202C}", "\u{200F}من", "👩‍👩‍👧 🇨🇳",
        "_x0041_ and _x000D_", "'quoted", "\"double\"", " blank ", "line\nbreak", "{=1}", "100%", "1e5",
        "00123", "2026-03-01", "TRUE", "http://example.org/x", "#REF!",
    ]
}
