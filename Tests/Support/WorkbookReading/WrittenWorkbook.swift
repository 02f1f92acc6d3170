/// What is in an `.xlsx` file, read without the library that wrote it.
public struct WrittenWorkbook {
    public let zip: ZipFile
    public let sheets: [WrittenSheet]

    public init(path: String) throws {
        zip = try ZipFile(path: path)
        // Every part is well-formed, also those that are not looked at.
        for (name, bytes) in zip.parts where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
            do { _ = try Element.root(of: bytes) } catch {
                throw ReadingError.notUnderstood("\(name): \(error)")
            }
        }
        let zip = zip
        func part(_ name: String) throws -> Element {
            guard let bytes = zip.parts[name] else { throw ReadingError.noPart(name) }
            return try Element.root(of: bytes)
        }
        let strings = try zip.parts["xl/sharedStrings.xml"].map { bytes in
            try Element.root(of: bytes).all("si").map { $0.all("t").map(\.text).joined() }
        }
        let targets = try WrittenWorkbook.targets(in: part("xl/_rels/workbook.xml.rels"))
        sheets = try part("xl/workbook.xml").all("sheet").map { sheet in
            let target = targets[sheet["r:id"] ?? ""] ?? ""
            let file = target.split(separator: "/").last.map(String.init) ?? ""
            let charts = try WrittenWorkbook.charts(of: file, in: zip)
            return try WrittenSheet(
                name: sheet["name"] ?? "",
                content: part("xl/" + target),
                strings: strings ?? [],
                charts: charts
            )
        }
    }

    public subscript(name: String) -> WrittenSheet? { sheets.first { $0.name == name } }

    /// The charts of the drawings that the sheet refers to.
    private static func charts(of file: String, in zip: ZipFile) throws -> [Element] {
        func related(_ folder: String, _ file: String, _ kind: String) throws -> [String] {
            guard let bytes = zip.parts["\(folder)/_rels/\(file).rels"] else { return [] }
            return try targets(in: Element.root(of: bytes)).values.filter { $0.contains(kind) }
                .compactMap { $0.split(separator: "/").last.map(String.init) }.sorted()
        }
        return try related("xl/worksheets", file, "/drawings/").flatMap { drawing in
            try related("xl/drawings", drawing, "/charts/").map { chart in
                guard let bytes = zip.parts["xl/charts/\(chart)"] else { throw ReadingError.noPart(chart) }
                return try Element.root(of: bytes)
            }
        }
    }

    private static func targets(in relations: Element) -> [String: String] {
        Dictionary(
            relations.all("Relationship").map { ($0["Id"] ?? "", $0["Target"] ?? "") }
        ) { first, _ in first }
    }
}
