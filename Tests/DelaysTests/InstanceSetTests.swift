import TestInputs
import Testing

@testable import Delays

@Suite struct InstanceSetTests {
    @Test func placesAreThoseInASortedList() {
        for seed in 0..<300 {
            var generator = SeededGenerator(seed: seed)
            let instanceCount = 1 + generator.next(below: 300)
            let inserted = (0..<generator.next(below: 400)).map { _ in
                Int32(generator.next(below: instanceCount))
            }
            let set = InstanceSet(instanceCount: instanceCount) { insert in inserted.forEach(insert) }
            let sorted = Set(inserted).sorted()
            #expect(set.count == sorted.count, "seed \(seed)")
            for instance in 0..<instanceCount {
                #expect(set.place(of: instance) == sorted.firstIndex(of: Int32(instance)), "seed \(seed)")
            }
        }
    }
}
