import EventLogs

/// Names that differ only by capitals, blanks or the width of their characters, and so split one thing in two.
struct NameVariantsCheck: QualityCheck {
    let name = CheckName.nameVariants

    func symptoms(in examination: Examination) -> [Symptom] {
        let log = examination.log
        let events = { (codes: [Int32], table: NameTable) in
            NamedColumn(codes: codes, table: table, unit: .events)
        }
        var symptoms = [
            variants(.activity, events(log.activity, log.activities), .warning),
            variants(.resource, events(log.resource, log.resources), .warning),
            variants(
                .order,
                NamedColumn(codes: (0..<Int32(log.orderCount)).map { $0 }, table: log.orders, unit: .orders),
                .warning
            ),
        ].compactMap(\.self)
        for (columns, unit) in [
            (log.orderAttributes, QualityFinding.Unit.orders), (log.instanceAttributes, .events),
        ] {
            for column in columns {
                guard case .categorical(let codes, let table) = column.values else { continue }
                let named = NamedColumn(codes: codes, table: table, unit: unit)
                if let symptom = variants(.attribute(column.name), named, .note) { symptoms.append(symptom) }
            }
        }
        for (role, codes, table) in [
            (Role.activity, log.activity, log.activities), (.resource, log.resource, log.resources),
        ] {
            if let symptom = blanksAround(role, codes, table) { symptoms.append(symptom) }
        }
        return symptoms
    }

    private enum Role {
        case order, activity, resource
        case attribute(String)

        var column: String {
            switch self {
            case .order: "order"
            case .activity: "activity"
            case .resource: "resource"
            case .attribute(let name): name
            }
        }
    }

    private struct NamedColumn {
        var codes: [Int32]
        var table: NameTable
        var unit: QualityFinding.Unit
    }

    private func variants(_ role: Role, _ column: NamedColumn, _ severity: QualityFinding.Severity)
        -> Symptom?
    {
        let groups = NameSpellings.variants(of: column.table)
        guard !groups.isEmpty else { return nil }
        var uses = [Int](repeating: 0, count: column.table.count)
        for code in column.codes where code >= 0 { uses[Int(code)] += 1 }
        // The commonest spelling is taken for the right one; the others are counted.
        var minority = 0
        var texts: [String] = []
        for group in groups {
            let byUse = group.sorted { (uses[$1], $0) < (uses[$0], $1) }
            minority += byUse.dropFirst().reduce(0) { $0 + uses[$1] }
            if texts.count < 20 {
                texts.append(
                    byUse.map { "\"\(column.table[Int32($0)])\" (\(uses[$0]))" }.joined(separator: ", ")
                )
            }
        }
        return Symptom(
            code: .nameVariants,
            severity: severity,
            count: minority,
            of: column.codes.count,
            unit: column.unit,
            columns: [role.column],
            facts: ["names": .count(groups.count), "first": .text(texts[0])],
            witnesses: texts.prefix(Witness.most).map { .value($0) }
        )
    }

    private func blanksAround(_ role: Role, _ codes: [Int32], _ table: NameTable) -> Symptom? {
        let affected = (0..<table.count).filter { NameSpellings.hasBlanksAround(table[Int32($0)]) }
        guard !affected.isEmpty else { return nil }
        let isAffected = Set(affected.map { Int32($0) })
        return Symptom(
            code: .blanksAroundNames,
            severity: .note,
            count: codes.count { isAffected.contains($0) },
            of: codes.count,
            unit: .events,
            columns: [role.column],
            facts: ["names": .count(affected.count)],
            witnesses: affected.prefix(Witness.most).map { .value("\"\(table[Int32($0)])\"") }
        )
    }
}
