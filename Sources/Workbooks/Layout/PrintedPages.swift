/// Where the pages of a printed sheet end: A4 on its side, made small enough to be as wide as the sheet.
///
/// Programs lay out pages by their own fonts, so it is near and not exact; half a row is left free.
struct PrintedPages {
    /// Pixels of the sheet on a page after the first, without the header that is repeated there.
    let height: Int
    private let firstHeight: Int

    /// - Parameters:
    ///   - width: of the sheet, in pixels.
    ///   - header: height of the header that is repeated, in points.
    init(width: Int, header: Double) {
        // 297 mm by 210 mm at 96 pixels an inch, less half an inch at each side, and 0.6 above and below.
        let scale = min(1, 1_026 / Double(max(1, width)))
        firstHeight = Int(678 / scale) - 10
        height = firstHeight - Int(header / 0.75)
    }

    /// What is left of the page below a place, in pixels.
    func rest(below place: Int) -> Int {
        guard place >= firstHeight else { return firstHeight - place }
        return height - (place - firstHeight) % max(1, height)
    }
}
