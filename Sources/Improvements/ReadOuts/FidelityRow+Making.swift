import EventLogs

extension FidelityRow {
    init(_ fidelity: Fidelity, _ disciplines: [QueueDiscipline], _ log: EventLog) {
        let isAny = fidelity.orders > 0
        func pair(_ pair: Fidelity.Pair) -> LoggedAndReplayed? { isAny ? LoggedAndReplayed(pair) : nil }
        self.init(
            isFaithful: fidelity.isFaithful,
            shortfalls: fidelity.shortfalls.map { ShortfallRow($0) },
            distance: isAny ? fidelity.distance : nil,
            mostDistance: Fidelity.Limit.distance,
            weeklyDistance: isAny ? fidelity.weeklyDistance : nil,
            orderError: isAny ? fidelity.orderError : nil,
            orders: fidelity.orders,
            uncompleted: fidelity.uncompleted,
            meanHours: pair(fidelity.mean),
            medianHours: pair(fidelity.median),
            p90Hours: pair(fidelity.ninetieth),
            lateShare: fidelity.late.flatMap { pair($0.share) },
            atDeskHours: pair(fidelity.atDesk),
            stages: fidelity.stages.filter { $0.instances > 0 }.map { stage in
                StageFidelityRow(
                    activity: log.activities[stage.activity],
                    instances: stage.instances,
                    waitingHours: LoggedAndReplayed(stage.waiting),
                    isFaithful: fidelity.isFaithful(at: stage.activity)
                )
            },
            causes: fidelity.causes.map {
                CauseFidelityRow(cause: $0.cause, hours: LoggedAndReplayed($0.hours))
            },
            weeks: fidelity.weeks.map { week in
                WeekFidelityRow(
                    week: log.zone.date(week.from).description,
                    orders: week.orders,
                    meanHours: LoggedAndReplayed(week.mean)
                )
            },
            disciplines: disciplines.map { DisciplineRow($0, log) }
        )
    }
}

extension LoggedAndReplayed {
    fileprivate init(_ pair: Fidelity.Pair) { self.init(log: pair.log, replay: pair.replay) }
}

extension ShortfallRow {
    fileprivate init(_ shortfall: Fidelity.Shortfall) {
        switch shortfall {
        case .fewOrders(let count): self.init(.orders, Double(count), most: Double(Fidelity.Limit.orders))
        case .uncompleted(let share): self.init(.uncompleted, share, most: Fidelity.Limit.uncompleted)
        case .mean(let error): self.init(.mean, error, most: Fidelity.Limit.mean)
        case .ninetieth(let error): self.init(.p90, error, most: Fidelity.Limit.ninetieth)
        case .late(let error): self.init(.late, error, most: Fidelity.Limit.late)
        case .distance(let share): self.init(.distance, share, most: Fidelity.Limit.distance)
        case .atDesk(let error): self.init(.atDesk, error, most: Fidelity.Limit.atDesk)
        }
    }

    /// A figure of which the log has nothing is off by no share of it.
    private init(_ figure: Figure, _ off: Double, most: Double) {
        self.init(figure: figure, off: off.isFinite ? off : nil, most: most)
    }
}
