import EventLogs

/// Where a delimited text comes from, piece by piece.
protocol TextSource: AnyObject {
    /// Fills some of the buffer; 0 only at the end of the text.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int

    /// What to throw if the text ends within quotes that open in that line.
    func unclosedQuote(line: Int) -> any Error
}

/// The records of a delimited text, one after the other, from a stream that need not fit into memory.
///
/// ```swift
/// var text = DelimitedText(stream, delimiter: 0x2C)
/// while try text.next() { text.withFields { fields in ... } }
/// ```
struct DelimitedText {
    private var scanner: RecordScanner
    private let stream: any TextSource
    /// Owned here: the block read last, after what was left over of the one before.
    private let block: Block
    private var position = 0
    private var isLast = false
    /// The offset in the text of the block's first byte.
    private var blockOffset: Int
    let firstOffset: Int

    /// - Parameters:
    ///   - firstOffset: the offset in the text of the stream's first byte.
    ///   - blockSize: how much to read at a time; a longer record makes the block grow.
    init(
        _ stream: any TextSource,
        delimiter: UInt8,
        firstOffset: Int = 0,
        blockSize: Int = 1 << 17
    ) {
        self.stream = stream
        scanner = RecordScanner(delimiter: delimiter)
        block = Block(capacity: blockSize)
        blockOffset = firstOffset
        self.firstOffset = firstOffset
    }

    /// Moves to the next record; false at the end of the text.
    /// - Throws: what the stream does.
    mutating func next() throws -> Bool {
        while true {
            switch scanner.next(in: block.filled, from: &position, isLast: isLast) {
            case .record: return true
            case .end: return false
            case .incomplete: try refill()
            case .unclosedQuote(let line): throw stream.unclosedQuote(line: line)
            }
        }
    }

    /// Moves over records as long as they are plain and none follows one that ends at or behind that offset in the text; there
    /// may be none, and then ``next()`` is to move on.
    /// - Returns: the line that the first of them begins in.
    mutating func next(_ plain: inout PlainRecords, upTo end: Int) -> Int {
        plain.scan(block.filled, from: &position, upTo: end - blockOffset)
        defer { scanner.pass(lines: plain.count) }
        return scanner.nextLine
    }

    /// Reads records until one ends at or behind that offset in the text, or the text does.
    /// - Parameters:
    ///   - columns: how many fields a plain record has.
    ///   - takeRun: takes plain records and the line that the first of them begins in.
    ///   - take: takes any record and the line that it begins in; at least one of each block, as the last is never plain.
    /// - Throws: what the stream does.
    @inline(__always)
    mutating func read(
        upTo end: Int,
        columns: Int,
        takeRun: (RowBatch, Int) -> Void,
        take: (RowFields, Int) -> Void
    ) throws {
        var plain = PlainRecords(delimiter: scanner.delimiter, columns: columns)
        while offset < end {
            let firstLine = next(&plain, upTo: end)
            if plain.count > 0 {
                takeRun(plain.batch, firstLine)
                if plain.isFull { continue }
            }
            guard offset < end, try next() else { break }
            let line = line
            withFields { take($0, line) }
        }
    }

    /// Passes over so many records, or as many as there are.
    mutating func skip(_ count: Int) throws {
        for _ in 0..<count { _ = try next() }
    }

    /// The offset in the text behind the last record.
    var offset: Int { blockOffset + position }

    /// The line that the last record begins in, counted from 1.
    var line: Int { scanner.line }

    /// The line breaks passed so far.
    var linesPassed: Int { scanner.nextLine - 1 }

    var fieldCount: Int { scanner.fields.count }

    /// Calls `body` with the fields of the last record.
    @inline(__always)
    func withFields<Result>(_ body: (RowFields) -> Result) -> Result { scanner.withFields(body) }

    /// The fields of the last record as strings.
    var strings: [String] { scanner.fields.map { String(decoding: $0, as: UTF8.self) } }

    private mutating func refill() throws {
        block.discard(position)
        blockOffset += position
        position = 0
        isLast = try block.fill(from: stream) == 0
    }

    /// A buffer that keeps what is unread and has readable padding behind its end.
    private final class Block {
        private var memory: UnsafeMutableBufferPointer<UInt8>
        private var count = 0

        init(capacity: Int) { memory = Block.allocate(capacity) }

        deinit { memory.deallocate() }

        private static func allocate(_ capacity: Int) -> UnsafeMutableBufferPointer<UInt8> {
            let memory = UnsafeMutableBufferPointer<UInt8>.allocate(
                capacity: capacity + RecordScanner.padding
            )
            memory.initialize(repeating: 0)
            return memory
        }

        var filled: UnsafeMutableBufferPointer<UInt8> {
            UnsafeMutableBufferPointer(rebasing: memory[..<count])
        }

        private var capacity: Int { memory.count - RecordScanner.padding }

        func discard(_ prefix: Int) {
            guard prefix > 0, let base = memory.baseAddress else { return }
            base.update(from: base + prefix, count: count - prefix)
            count -= prefix
        }

        /// Reads behind what is there, and doubles the room first if less than half of it is free.
        func fill(from stream: any TextSource) throws -> Int {
            if capacity - count < max(capacity / 2, 1) {
                let larger = Block.allocate(2 * capacity)
                _ = larger.update(fromContentsOf: memory[..<count])
                memory.deallocate()
                memory = larger
            }
            let space = UnsafeMutableRawBufferPointer(
                UnsafeMutableBufferPointer(rebasing: memory[count..<capacity])
            )
            let read = try stream.read(into: space)
            count += read
            return read
        }
    }
}
