/// A text cut into parts that are read at the same time, each cut behind a line feed.
///
/// A part stops behind the record that reaches the next cut. If that record ends at the cut exactly, the next part
/// began where a record begins and is right; if not, the cut was inside quotes, and what was read from it is thrown
/// away and read again from where the last record did end. So the records never depend on the cuts.
struct CutText: Sendable {
    /// The offset of the text, and those of the cuts.
    private let starts: [Int]

    /// - Precondition: `start` and the cuts ascend.
    init(start: Int, cuts: [Int]) { starts = [start] + cuts }

    /// From where to where each part is to be read; the last to the end of the text.
    var parts: [Range<Int>] { zip(starts, starts.dropFirst() + [.max]).map { $0..<$1 } }

    /// What is joined next.
    enum Piece {
        /// The part of that index.
        case part(Int)
        /// What begins at that offset, to the end of the text: it was cut inside quotes.
        case rest(from: Int)
    }

    /// Goes through what makes up the text, in order.
    /// - Parameter take: takes a piece and the number of lines before it; returns the offset behind its last record, and
    ///   the number of its lines.
    /// - Throws: what `take` does.
    func join(_ take: (_ piece: Piece, _ linesBefore: Int) throws -> (end: Int, lines: Int)) rethrows {
        var end = starts[0]
        var linesBefore = 0
        for (index, start) in starts.enumerated() {
            let isAtRecord = end == start
            let taken = try take(isAtRecord ? .part(index) : .rest(from: end), linesBefore)
            if !isAtRecord { return }
            end = taken.end
            linesBefore += taken.lines
        }
    }
}
