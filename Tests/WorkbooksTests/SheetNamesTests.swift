import Testing

@testable import Workbooks

@Suite struct SheetNamesTests {
    @Test func whatATabCannotHoldIsReplaced() {
        #expect(SheetNames.of(["a[b]:c*d?e/f\\g"]) == ["a-b--c-d-e-f-g"])
        #expect(SheetNames.of(["'quoted'"]) == ["’quoted’"])
        #expect(SheetNames.of(["", "   ", "History"]) == ["_", "_ (2)", "History_"])
        #expect(SheetNames.of(["two\nlines"]) == ["two lines"])
    }

    @Test func namesAreOfThirtyOneUnitsAtMost() {
        let long = String(repeating: "订单的时间账", count: 10)
        let names = SheetNames.of([long, long, "𠮷" + String(repeating: "𠮷", count: 20)])
        #expect(names.allSatisfy { $0.utf16.count <= 31 })
        #expect(Set(names).count == 3)
        #expect(names[1].hasSuffix("… (2)"))
    }

    @Test func capitalsMakeNoDifference() {
        let names = SheetNames.of(["Orders", "ORDERS", "orders (2)", "orders"])
        #expect(names == ["Orders", "ORDERS (2)", "orders (2) (2)", "orders (3)"])
        #expect(Set(names.map { $0.lowercased() }).count == 4)
    }
}
