/// Numbers things from 0 on, as they are met.
struct Numbering<Thing: Hashable> {
    /// In order of their first appearance.
    private(set) var things: [Thing] = []
    private var codes: [Thing: Int32] = [:]
    /// Often the same is asked for again.
    private var last: (thing: Thing, code: Int32)?

    /// - Complexity: O(1) expected.
    mutating func code(of thing: Thing) -> Int32 {
        if let last, last.thing == thing { return last.code }
        let code = codes[thing, default: Int32(things.count)]
        if code == things.count {
            codes[thing] = code
            things.append(thing)
        }
        last = (thing, code)
        return code
    }
}
