import EventLogs

extension DeskTruth {
    init(account: TruthAccount, generated: GeneratedDesk) {
        let desk = generated.desk
        let language = generated.language
        let mean = DeskTruth.mean
        self.desk = desk.name[language]
        seed = generated.seed
        self.language = language
        zone = desk.zone.identifier
        orders = account.orders
        instances = account.instances.reduce(0, +)
        from = LocalTime.text(account.firstArrival, in: desk.zone)
        to = LocalTime.text(account.lastCompletion, in: desk.zone)
        leadTime = LeadTime(
            totalMicroseconds: account.leadTime,
            meanHours: mean(account.leadTime, account.orders)
        )
        late = Late(orders: account.late, share: DeskTruth.share(account.late, of: account.orders))
        let names = desk.stages.map(\.name[language])
        criticalPath = DeskTruth.entries(account.critical, names)
        criticalPathOfLateOrders = DeskTruth.entries(account.criticalOfLate, names)
        allInstances = DeskTruth.entries(account.all, names)
        totals = TruthAccount.causes.enumerated().map { number, cause in
            let critical = account.critical.total(cause: number)
            let all = account.all.total(cause: number)
            return Total(
                cause: cause,
                criticalPathMicroseconds: critical,
                criticalPathHours: rounded(critical.hours),
                criticalPathShare: rounded(Double(critical) / Double(max(1, account.leadTime))),
                allInstancesMicroseconds: all,
                allInstancesHours: rounded(all.hours)
            )
        }
        planted = Planted(desk: desk, language: language, account: account)
        let mix = desk.mix
        drivers =
            DeskTruth.drivers("product", mix.products.map(\.name[language]), account.byProduct)
            + DeskTruth.drivers("channel", mix.channels.map(\.name[language]), account.byChannel)
            + DeskTruth.drivers("region", mix.regions.map(\.[language]), account.byRegion)
            + DeskTruth.drivers("customerClass", ["key", "ordinary"], account.byCustomerClass)
            + DeskTruth.drivers("weekdayOfArrival", LocalTime.weekdays, account.byWeekday)
        scorecard = generated.scorecard().truth
    }

    private static func entries(_ sums: TruthAccount.Sums, _ names: [String]) -> [Entry] {
        var entries: [Entry] = []
        for (stage, name) in names.enumerated() {
            for (number, cause) in TruthAccount.causes.enumerated() {
                for firstTouch in [true, false] where sums[firstTouch, stage, number] != 0 {
                    let time = sums[firstTouch, stage, number]
                    entries.append(
                        Entry(
                            activity: name,
                            cause: cause,
                            firstTouch: firstTouch,
                            microseconds: time,
                            hours: rounded(time.hours)
                        )
                    )
                }
            }
        }
        return entries
    }

    private static func drivers(
        _ attribute: String,
        _ values: [String],
        _ groups: [TruthAccount.Group]
    ) -> [Driver] {
        zip(values, groups).filter { $1.orders > 0 }.map { value, group in
            let hours = zip(TruthAccount.causes, group.causes).map { ($0, mean($1, group.orders)) }
            return Driver(
                attribute: attribute,
                value: value,
                orders: group.orders,
                lateShare: share(group.late, of: group.orders),
                meanLeadTimeHours: mean(group.leadTime, group.orders),
                meanHoursByCause: Dictionary(uniqueKeysWithValues: hours)
            )
        }
    }

    private static func mean(_ total: Microseconds, _ count: Int) -> Double {
        rounded(total.hours / Double(max(1, count)))
    }

    static func share(_ part: Int, of whole: Int) -> Double {
        rounded(Double(part) / Double(max(1, whole)))
    }
}

/// To four decimals, for reading.
func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
