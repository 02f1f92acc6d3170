import EventLogs

/// Resources that work as no person does: shared accounts, systems, or times that are not times of work.
struct ResourceLoadCheck: QualityCheck {
    let name = CheckName.resourceLoad
    let takesAllProcessors = true

    /// Resources with fewer events are not judged.
    static let fewestEvents = 20

    func symptoms(in examination: Examination) -> [Symptom] {
        let log = examination.log
        let loads =
            examination.loads ?? ResourceLoads(of: log, work: ResourceWork(log: log), examination.range)
        let workers = loads.loads.enumerated().compactMap { resource, load in
            load.days.map { days in
                Suspect(
                    name: log.resources[Int32(resource)],
                    events: load.events,
                    first: load.first,
                    days: days
                )
            }
        }
        // Where most work at night, as in hospitals and simulations, working at night means nothing.
        let nights = workers.compactMap(\.days.nightShare).sorted()
        let sleeps = !nights.isEmpty && nights[nights.count / 2] < 0.08
        var suspects: [QualityCode: [Suspect]] = [:]
        for worker in workers {
            if let code = worker.days.inhumanLoad {
                suspects[code, default: []].append(worker)
            } else if AutomaticNames.suggests(worker.name) || sleeps && worker.days.isAroundTheClock {
                suspects[.resourceAutomatic, default: []].append(worker)
            }
        }
        let named = log.instanceCount - examination.counts.nameless
        return QualityCode.allCases.compactMap { code in
            suspects[code].map { symptom(code, $0, of: named) }
        }
    }

    private struct Suspect {
        var name: String
        var events: Int
        /// The one that the log has first.
        var first: Int
        var days: ResourceDays
    }

    private func symptom(_ code: QualityCode, _ suspects: [Suspect], of named: Int) -> Symptom {
        let byWork = suspects.sorted { ($1.events, $0.name) < ($0.events, $1.name) }
        return Symptom(
            code: code,
            severity: code == .resourceAutomatic ? .note : .warning,
            count: suspects.reduce(0) { $0 + $1.events },
            of: named,
            unit: .events,
            facts: [
                "resources": .count(suspects.count),
                "names": .texts(byWork.prefix(5).map(\.name)),
                "things": .count(byWork.map(\.days.mostThingsAtOnce).max() ?? 0),
                "events": .count(byWork.map(\.days.mostEventsOnADay).max() ?? 0),
            ],
            witnesses: byWork.map { .instance($0.first) }
        )
    }
}

/// Words in a resource's name that say that it is no person.
enum AutomaticNames {
    static func suggests(_ name: String) -> Bool {
        let lowered = name.lowercased()
        if ["系统", "自动", "机器人", "批处理", "接口"].contains(where: lowered.contains) { return true }
        let words = lowered.split { !$0.isLetter }
        return words.contains { systemWords.contains(String($0)) }
    }

    private static let systemWords: Set<String> = [
        "system", "batch", "bot", "robot", "rpa", "automatic", "automated", "automation", "auto", "cron",
        "daemon",
        "scheduler", "workflow", "interface",
    ]
}
