/// One trace as the document has it: its attributes and those of its events, as bytes in one buffer.
///
/// The buffer is used again for the next trace, so a log is read in the memory of its longest trace.
struct XESTrace {
    /// One attribute: its key by number, its type and where its value lies.
    struct Cell {
        var key: Int32
        var type: XESElement
        var start: Int
        var end: Int
    }

    private var bytes: [UInt8] = []
    /// The attributes of the trace itself.
    private(set) var attributes: [Cell] = []
    /// The attributes of its events, one event after the other.
    private(set) var eventAttributes: [Cell] = []
    /// Where in `eventAttributes` each event begins.
    private(set) var eventStarts: [Int] = []

    /// The line that each event begins in.
    private(set) var eventLines: [Int] = []
    /// Whether this is no trace but an event that stands directly in the log.
    var isLooseEvent = false

    var eventCount: Int { eventStarts.count }

    @inline(__always)
    func cells(ofEvent event: Int) -> Range<Int> {
        eventStarts[event]..<(event + 1 < eventStarts.count ? eventStarts[event + 1] : eventAttributes.count)
    }

    mutating func removeAll() {
        isLooseEvent = false
        bytes.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
        eventAttributes.removeAll(keepingCapacity: true)
        eventStarts.removeAll(keepingCapacity: true)
        eventLines.removeAll(keepingCapacity: true)
    }

    mutating func beginEvent(line: Int) {
        eventStarts.append(eventAttributes.count)
        eventLines.append(line)
    }

    /// Lends the buffer that the values lie in.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBufferPointer(body)
    }

    @inline(__always)
    mutating func append(_ value: UnsafeBufferPointer<UInt8>, key: Int32, type: XESElement, toEvent: Bool) {
        let start = bytes.count
        bytes.append(contentsOf: value)
        let cell = Cell(key: key, type: type, start: start, end: bytes.count)
        if toEvent { eventAttributes.append(cell) } else { attributes.append(cell) }
    }
}
