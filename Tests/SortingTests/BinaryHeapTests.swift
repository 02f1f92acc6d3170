import Sorting
import TestInputs
import Testing

@Suite struct BinaryHeapTests {
    @Test(arguments: 0..<50)
    func theLeastComesOutFirst(seed: Int) {
        var draw = SeededGenerator(seed: seed)
        var heap = BinaryHeap<Int>()
        var kept: [Int] = []
        for _ in 0..<500 {
            if kept.isEmpty || draw.next(below: 3) > 0 {
                let element = draw.next(below: 100)
                heap.insert(element)
                kept.append(element)
            } else {
                kept.sort(by: >)
                #expect(heap.first == kept.last)
                #expect(heap.removeFirst() == kept.removeLast())
            }
            #expect(heap.count == kept.count && heap.isEmpty == kept.isEmpty)
        }
        #expect((0..<kept.count).map { _ in heap.removeFirst() } == kept.sorted())
        #expect(heap.first == nil)
    }
}
