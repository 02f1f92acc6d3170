import Statistics
import Testing

struct MedianTests {
    @Test func theMiddleOfValuesInAnyOrder() {
        #expect(median(of: [3, 1, 2]) == 2)
        #expect(median(of: [4, 1, 3, 2]) == 2.5)
        #expect(median(of: [7]) == 7)
        #expect(median(of: []) == nil)
        #expect(median(of: [1, .nan])?.isNaN == true)
        #expect(median(of: [1e308, 1.5e308]) == 1.25e308)
    }
}
