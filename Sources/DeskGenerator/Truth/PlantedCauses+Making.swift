import EventLogs

extension DeskTruth.Planted {
    init(desk: DeskDescription, language: Language, account: TruthAccount) {
        let names = desk.stages.map(\.name[language])
        assistants = desk.assistants.map { assistant in
            Assistant(
                name: assistant.name[language],
                activities: assistant.skills.map { names[$0] },
                hoursPerWeek: rounded(assistant.calendar.week.perWeek.hours),
                leave: assistant.calendar.leave.map {
                    "\(LocalTime.text(local: $0.lowerBound))/\(LocalTime.text(local: $0.upperBound))"
                },
                isMachine: assistant.isMachine,
                capacity: assistant.capacity == .max ? nil : assistant.capacity
            )
        }
        queueRules = desk.stages.map { QueueRule(activity: $0.name[language], rule: $0.queueRule.rawValue) }
        batchRules = desk.stages.enumerated().compactMap { stage, description in
            description.batchRule.map {
                BatchRule($0, activity: names[stage], account.batches[stage], account.batchedInstances[stage])
            }
        }
        externalWaits = desk.stages.enumerated().flatMap { stage, description in
            description.externalWaits.enumerated().map { number, wait in
                let happened = account.externalWaits[stage][number]
                return ExternalWait(
                    activity: names[stage],
                    name: wait.name[language],
                    chances: Chance.list(wait.chance, desk.mix, language),
                    meanHours: rounded(wait.length.mean / Double(Microseconds.hour)),
                    hoursPerWeek: rounded(wait.hours.week.perWeek.hours),
                    times: happened.count,
                    microseconds: happened.time,
                    hours: rounded(happened.time.hours)
                )
            }
        }
        rework = desk.route.enumerated().compactMap { number, step in
            step.rework.map { rework in
                Rework(
                    name: rework.name[language],
                    after: step.stages.map { names[$0] },
                    backTo: desk.route[rework.backTo].stages.map { names[$0] },
                    chances: Chance.list(rework.chance, desk.mix, language),
                    orders: account.reworks[number].orders,
                    share: DeskTruth.share(account.reworks[number].orders, of: account.orders),
                    times: account.reworks[number].times
                )
            }
        }
        parallel = desk.route.map(\.stages).filter { $0.count > 1 }.map { $0.map { names[$0] } }
        publicHolidays = desk.publicHolidays.sorted().map(LocalTime.text(date:))
        overtimeLimitMinutes = Double(desk.overtimeLimit / .minute)
        ordersPerWeek = desk.arrivals.ordersPerWeek
    }
}

extension DeskTruth.Planted.Chance {
    static func list(_ chance: Chance, _ mix: OrderMix, _ language: Language) -> [Self] {
        chance.cases.map { Self(when: $0.condition.text(mix, language), probability: $0.probability) }
            + [Self(when: chance.cases.isEmpty ? "every order" : "otherwise", probability: chance.otherwise)]
    }
}

extension DeskTruth.Planted.BatchRule {
    init(_ rule: BatchRule, activity: String, _ batches: Int, _ instances: Int) {
        self.activity = activity
        processing = rule.processing.rawValue
        self.batches = batches
        self.instances = instances
        switch rule.trigger {
        case .size(let size, let latest):
            self.size = size
            atTheLatestAfterHours = rounded(latest.hours)
        case .times(let times):
            self.times = times.map(LocalTime.text(timeOfDay:))
        }
    }
}
