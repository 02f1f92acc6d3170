import Foundation

/// The Python library openpyxl as a second reader, where it is installed: in `.venv` of the checkout, or for `python3`.
public struct OpenPyXL: Decodable, Sendable {
    public struct Sheet: Decodable, Sendable {
        public let name: String
        /// The first cell that is not frozen.
        public let frozen: String?
        public let filter: String?
        public let charts: Int
        /// Ranges with rules, and how many rules they have.
        public let rules: [String: Int]
        /// By place; numbers and text alone.
        public let numbers: [String: Double]
        public let texts: [String: String]
        /// Of formulas.
        public let formulas: Int
    }

    public let title: String
    public let sheets: [Sheet]

    /// What to say of a test that is skipped for want of it.
    public static let missing =
        "openpyxl is not installed: python3 -m venv .venv && .venv/bin/pip install openpyxl"

    public static let isInstalled = interpreter != nil

    private static let interpreter: String? = {
        let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
            .standardized
        let candidates = [
            checkout.appending(path: ".venv/bin/python").path(percentEncoded: false), "python3",
        ]
        return candidates.first { (try? run($0, ["-c", "import openpyxl"])) != nil }
    }()

    /// Reads the file; what openpyxl warns of is an error, but that it leaves out the newer form of data bars.
    public static func read(_ path: String) throws -> OpenPyXL {
        guard let interpreter else { throw ReadingError.notUnderstood(missing) }
        let found = try run(interpreter, ["-c", script, path])
        return try JSONDecoder().decode(OpenPyXL.self, from: found)
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let reason = errors.fileHandleForReading.readDataToEndOfFile()
            throw ReadingError.notUnderstood(String(decoding: reason, as: UTF8.self))
        }
        return text
    }

    private static let script = """
        import sys, json, datetime, warnings, openpyxl
        from openpyxl.utils.datetime import to_excel
        warnings.simplefilter('error')
        warnings.filterwarnings('ignore', '.*extension is not supported')
        book = openpyxl.load_workbook(sys.argv[1])
        sheets = []
        for sheet in book.worksheets:
            numbers, texts, formulas = {}, {}, 0
            for row in sheet.iter_rows():
                for cell in row:
                    value = cell.value
                    if value is None: continue
                    if cell.data_type == 'f': formulas += 1
                    elif isinstance(value, (datetime.datetime, datetime.date)):
                        numbers[cell.coordinate] = to_excel(value)
                    elif isinstance(value, (int, float)): numbers[cell.coordinate] = value
                    else: texts[cell.coordinate] = value
            rules = {str(found.sqref): len(found.rules) for found in sheet.conditional_formatting}
            sheets.append(dict(name=sheet.title, frozen=sheet.freeze_panes, filter=sheet.auto_filter.ref,
                charts=len(sheet._charts), rules=rules, numbers=numbers, texts=texts,
                formulas=formulas))
        json.dump(dict(title=book.properties.title, sheets=sheets), sys.stdout)
        """
}
