import CXLSXWriter

/// How a cell looks, and how its number is shown.
enum CellStyle: Hashable {
    case line(Line.Look, isLink: Bool)
    case header(isNumeric: Bool)
    case text(isBroken: Bool)
    case link
    case word
    /// - Parameter code: the number format, in the language of spreadsheets.
    case number(code: String, Light? = nil)
}

/// The formats of a document: each style is in it once.
struct CellFormats {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let font: String?
    private var made: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>, font: String?) {
        self.workbook = workbook
        self.font = font
    }

    private static let ink = Colour(0x1F2933)
    private static let softInk = Colour(0x5B6770)
    private static let rule = Colour(0xD5DBE1)
    private static let headerFill = Colour(0x24476B)
    private static let linkInk = Colour(0x0B5394)
    private static let noticeFill = Colour(0xFFF2CC)

    subscript(style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
        mutating get {
            if let format = made[style] { return format }
            guard let format = workbook_add_format(workbook) else { return nil }
            if let font { format_set_font_name(format, font) }
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
            format_set_font_color(format, CellFormats.ink.code)
            CellFormats.set(style, on: format)
            made[style] = format
            return format
        }
    }

    /// A format of its own for a light's rule: what it does not say stays as the cell has it.
    func rule(_ light: Light) -> UnsafeMutablePointer<lxw_format>? {
        guard let format = workbook_add_format(workbook) else { return nil }
        format_set_bg_color(format, light.fill.code)
        format_set_font_color(format, light.ink.code)
        return format
    }

    private static func set(_ style: CellStyle, on format: UnsafeMutablePointer<lxw_format>) {
        switch style {
        case .line(let look, let isLink): set(look, isLink: isLink, on: format)
        case .header(let isNumeric):
            format_set_bold(format)
            format_set_font_color(format, 0xFFFFFF)
            format_set_bg_color(format, headerFill.code)
            format_set_text_wrap(format)
            align(format, isNumeric ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT)
            if !isNumeric { format_set_indent(format, 1) }
        case .text(let isBroken):
            underline(format)
            if isBroken { format_set_text_wrap(format) }
            align(format, LXW_ALIGN_LEFT)
            format_set_indent(format, 1)
        case .link:
            underline(format)
            align(format, LXW_ALIGN_LEFT)
            format_set_indent(format, 1)
            format_set_font_color(format, linkInk.code)
            format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
        case .word:
            underline(format)
            align(format, LXW_ALIGN_CENTER)
        case .number(let code, let light):
            underline(format)
            format_set_num_format(format, code)
            align(format, LXW_ALIGN_RIGHT)
            if let light {
                format_set_bg_color(format, light.fill.code)
                format_set_font_color(format, light.ink.code)
            }
        }
    }

    private static func set(
        _ look: Line.Look,
        isLink: Bool,
        on format: UnsafeMutablePointer<lxw_format>
    ) {
        format_set_text_wrap(format)
        align(format, LXW_ALIGN_LEFT)
        switch look {
        case .title:
            format_set_bold(format)
            format_set_font_size(format, 18)
            format_set_font_color(format, headerFill.code)
        case .heading:
            format_set_bold(format)
            format_set_font_size(format, 13)
            format_set_font_color(format, headerFill.code)
        case .plain: break
        case .soft: format_set_font_color(format, softInk.code)
        case .notice: format_set_bg_color(format, noticeFill.code)
        }
        guard isLink else { return }
        format_set_font_color(format, linkInk.code)
        format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    }

    private static func underline(_ format: UnsafeMutablePointer<lxw_format>) {
        format_set_bottom(format, UInt8(LXW_BORDER_HAIR.rawValue))
        format_set_bottom_color(format, rule.code)
    }

    private static func align(
        _ format: UnsafeMutablePointer<lxw_format>,
        _ alignment: lxw_format_alignments
    ) {
        format_set_align(format, UInt8(alignment.rawValue))
    }
}
