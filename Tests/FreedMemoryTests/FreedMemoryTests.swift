import FreedMemory
import Testing

@Suite struct FreedMemoryTests {
    private final class Row {}

    @Test func whatIsHeldStays() {
        weak var held: Row?
        weak var other: Row?
        func make() {
            let (row, second) = (Row(), Row())
            (held, other) = (row, second)
            FreedMemory.hold(row)
        }
        make()
        #expect(held != nil)
        #expect(other == nil)
    }
}
