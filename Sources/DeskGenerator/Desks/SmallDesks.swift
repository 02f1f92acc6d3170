import EventLogs
import WorkCalendars

/// Desks in which one thing happens at a time, to try a ledger on.
extension DeskDescription {
    /// A robot takes each order in at once; what then delays it is the one thing that the kind of queue says.
    static func singleQueue(_ kind: Scenario, _ language: Language) throws(DeskError) -> DeskDescription {
        let zone = try zone(language)
        var check = Stage(
            BilingualName("Check order", "审核订单"),
            work: .gamma(mean: 9 * .minute, spread: 0.6)
        )
        // As many orders as keep one always busy assistant at 85 in 100 of his time.
        var ordersPerWeek = 7 * 24 * 60 / 9.0 * 0.85
        var days = [[Double]](repeating: .flat, count: 7)
        switch kind {
        case .prioritization:
            check.queueRule = .keyCustomersFirst
        case .batchBySize:
            check.batchRule = BatchRule(.size(5, atTheLatestAfter: 12 * .hour), .simultaneous)
            ordersPerWeek = 7 * 24 * 2
        case .batchByClock:
            check.batchRule = BatchRule(.times([11 * .hour, 16 * .hour]), .sequential)
            check.work = .gamma(mean: 3 * .minute, spread: 0.4)
            ordersPerWeek = 5 * 24
            let workingHours = (0..<24).map { (8..<16).contains($0) ? 1.0 : 0 }
            days = (0..<7).map { $0 < 5 ? workingHours : Array(repeating: 0, count: 24) }
        default: break
        }
        return DeskDescription(
            name: BilingualName(kind.rawValue, kind.rawValue),
            zone: zone,
            firstDate: firstMonday,
            arrivals: .weekly(ordersPerWeek: ordersPerWeek, weights: days),
            mix: .plain,
            stages: [.instantReceipt, check],
            route: [Step([0]), Step([1])],
            assistants: [
                .robot(skills: [0], calendar: .always),
                Assistant(name: BilingualName("Olga Brandt", "何平"), skills: [1], calendar: .always),
            ]
        )
    }

    /// Four steps by a robot that works on any number of orders at once, with a wait for somebody outside before
    /// all but the first. It is busy with one order or another nine tenths of the time.
    static func alwaysOnBot(_ language: Language) throws(DeskError) -> DeskDescription {
        let zone = try zone(language)
        let answer = ExternalWait(
            BilingualName("customer's answer", "等待客户答复"),
            chance: Chance(otherwise: 1),
            length: .lognormal(mean: 4 * .hour, spread: 1)
        )
        let work = Distribution.gamma(mean: 3 * .minute, spread: 0.3)
        let names = [
            BilingualName("Register order", "登记订单"), BilingualName("Match quotation", "匹配报价"),
            BilingualName("Check address", "核对地址"), BilingualName("Book transport", "预订运输"),
        ]
        let stages = names.enumerated().map { index, name in
            Stage(name, work: work, externalWaits: index == 0 ? [] : [answer])
        }
        return DeskDescription(
            name: BilingualName("always-on bot", "全天候机器人"),
            zone: zone,
            firstDate: firstMonday,
            arrivals: .weekly(ordersPerWeek: 12 * 24 * 7, weights: [[Double]](repeating: .flat, count: 7)),
            mix: .plain,
            stages: stages,
            route: stages.indices.map { Step([$0]) },
            assistants: [.robot(skills: Array(stages.indices), calendar: .always)]
        )
    }

    /// A robot takes orders in, one worker approves them; from the sixth week's Monday on she is away for ten
    /// days and nobody else can do it.
    static func absence(pause: Microseconds, _ language: Language) throws(DeskError) -> DeskDescription {
        let zone = try zone(language)
        let firstDay = firstMonday.daysSinceEpoch + 35
        let leave = WorkCalendar.leave(
            from: CivilDate(daysSinceEpoch: firstDay),
            through: CivilDate(daysSinceEpoch: firstDay + 9)
        )
        let week = WeeklyHours([9 * .hour..<17 * .hour], on: 0..<5)
        let approve = Stage(
            BilingualName("Approve order", "批准订单"),
            work: .triangular(from: 3 * .minute, mode: 5 * .minute, to: 8 * .minute)
        )
        return DeskDescription(
            name: BilingualName("absence", "休假"),
            zone: zone,
            firstDate: firstMonday,
            arrivals: .daily(count: 7, from: 9 * .hour, to: 16 * .hour),
            mix: .plain,
            stages: [.instantReceipt, approve],
            route: [Step([0]), Step([1])],
            assistants: [
                .robot(skills: [0], calendar: .always),
                Assistant(
                    name: BilingualName("Vera Lang", "林静"),
                    skills: [1],
                    calendar: WorkCalendar(zone: zone, week: week, leave: [leave]),
                    pauseAfterTask: pause
                ),
            ]
        )
    }

    /// Monday to Friday from 8 to 17, six tasks of half an hour at random.
    static func sparseWorker(_ language: Language) throws(DeskError) -> DeskDescription {
        let zone = try zone(language)
        let week = WeeklyHours([8 * .hour..<17 * .hour], on: 0..<5)
        return DeskDescription(
            name: BilingualName("sparse worker", "任务稀疏的员工"),
            zone: zone,
            firstDate: firstMonday,
            arrivals: .daily(count: 6, from: 8 * .hour, to: 16 * .hour + 30 * .minute),
            mix: .plain,
            stages: [Stage(BilingualName("Review order", "复核订单"), work: .fixed(30 * .minute))],
            route: [Step([0])],
            assistants: [
                Assistant(
                    name: BilingualName("Paul Krause", "郭峰"),
                    skills: [0],
                    calendar: WorkCalendar(zone: zone, week: week)
                )
            ]
        )
    }

    /// Where desks begin: Monday, 3 March 2025.
    static let firstMonday = CivilDate(year: 2025, month: 3, day: 3)

    static func zone(_ language: Language) throws(DeskError) -> ZoneRules {
        let name = language == .chinese ? "Asia/Shanghai" : "Europe/Berlin"
        guard let zone = ZoneRules(identifier: name) else { throw .unknownZone(name) }
        return zone
    }
}

extension Stage {
    static let instantReceipt = Stage(
        BilingualName("Receive order", "接收订单"),
        work: .uniform(from: 2 * .second, to: 9 * .second)
    )
}

extension Assistant {
    /// A machine with no limit to what it does at once.
    static func robot(skills: [Int], calendar: WorkCalendar) -> Assistant {
        Assistant(
            name: BilingualName("Order robot", "订单机器人"),
            skills: skills,
            calendar: calendar,
            capacity: .max,
            isMachine: true
        )
    }
}

extension OrderMix {
    /// One product, one channel; four of ten orders are a key customer's.
    static let plain = OrderMix(
        customers: [
            Customer(BilingualName("Alder Tools", "华东机电"), region: 0, isKey: true, weight: 4),
            Customer(BilingualName("Birch Trade", "盛达商贸"), region: 0, isKey: false, weight: 3),
            Customer(BilingualName("Cedar Works", "恒通制造"), region: 0, isKey: false, weight: 3),
        ],
        regions: [BilingualName("North", "华北")],
        products: [
            Product(
                BilingualName("Standard pump", "标准泵"),
                weight: 1,
                unitPrice: 24_000,
                meanQuantity: 4,
                promiseDays: 3
            )
        ],
        channels: [Channel(BilingualName("e-mail", "邮件"), weight: 1)]
    )
}

extension [Double] {
    /// The same at every hour of the day.
    static let flat = [Double](repeating: 1, count: 24)
}
