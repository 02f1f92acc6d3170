import EventLogs

/// Who did it: nobody named, or a word that means nobody.
struct NamedResourcesCheck: QualityCheck {
    let name = CheckName.namedResources

    func symptoms(in examination: Examination) -> [Symptom] {
        [missing(examination), placeholders(examination)].compactMap(\.self)
    }

    private func missing(_ examination: Examination) -> Symptom? {
        let log = examination.log
        guard examination.counts.nameless > 0 else { return nil }
        let nameless = log.resource.indices.filter { log.resource[$0] < 0 }
        let isAll = nameless.count == log.instanceCount
        return Symptom(
            code: isAll ? .noResource : .missingResource,
            severity: nameless.count * 10 > log.instanceCount && !isAll ? .warning : .note,
            count: nameless.count,
            of: log.instanceCount,
            unit: .events,
            facts: ["activities": .texts(log.commonActivities(of: nameless))],
            witnesses: isAll ? [] : nameless.prefix(Witness.most).map { .instance($0) }
        )
    }

    private func placeholders(_ examination: Examination) -> Symptom? {
        let log = examination.log
        let codes = (0..<Int32(log.resources.count)).filter { NameSpellings.isPlaceholder(log.resources[$0]) }
        guard !codes.isEmpty else { return nil }
        let isPlaceholder = Set(codes)
        let instances = log.resource.indices.filter { isPlaceholder.contains(log.resource[$0]) }
        return Symptom(
            code: .placeholderNames,
            severity: instances.count * 100 > log.instanceCount ? .warning : .note,
            count: instances.count,
            of: log.instanceCount,
            unit: .events,
            columns: ["resource"],
            facts: ["names": .texts(codes.map { log.resources[$0] })],
            witnesses: instances.prefix(Witness.most).map { .instance($0) }
        )
    }
}
