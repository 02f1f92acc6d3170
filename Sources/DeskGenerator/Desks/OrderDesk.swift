import EventLogs
import WorkCalendars

extension DeskDescription {
    /// The desk of the data set `order-desk`: about 280 orders a week, thirteen people and a robot.
    ///
    /// Planted for those who look for it: the credit checkers are few and one of them is away for two weeks; goods are packed
    /// at two times of the day; invoices are printed in sixes; made-to-measure products wait for the supplier, orders of
    /// value for the credit insurer, wrongly entered ones (mostly by e-mail) for the customer's clarification; key customers overtake.
    /// - Throws: ``DeskError/unknownZone(_:)``
    public static func orderDesk(language: Language) throws(DeskError) -> DeskDescription {
        let zone = try zone(language)
        let holidays = language == .chinese ? OrderDeskTeam.chineseHolidays : OrderDeskTeam.germanHolidays
        // Customers, insurers and suppliers answer from 8 to 18 on working days.
        let others = WorkCalendar(
            zone: zone,
            week: WeeklyHours([8 * .hour..<18 * .hour], on: 0..<5),
            holidays: holidays
        )
        return DeskDescription(
            name: BilingualName("Order desk", "订单服务台"),
            zone: zone,
            firstDate: firstMonday,
            publicHolidays: holidays,
            arrivals: .weekly(ordersPerWeek: 280, weights: OrderDeskMix.hours),
            mix: OrderDeskMix.mix,
            stages: OrderDeskStage.allCases.map { $0.description(othersAtWork: others) },
            route: OrderDeskStage.route,
            assistants: OrderDeskTeam.members(zone: zone, holidays: holidays)
        )
    }
}

/// The stages of the order desk.
enum OrderDeskStage: Int, CaseIterable {
    case importOrder, receive, enter, correct, checkCredit, checkStock, confirm, release, pick, pack, invoice,
        ship

    static let route = [
        Step(importOrder),
        Step(receive),
        Step(enter),
        Step(correct, onlyOnRework: true),
        Step(
            checkCredit,
            checkStock,
            rework: Rework(
                BilingualName("entry has to be corrected", "订单录入有误需更正"),
                chance: Chance(
                    [
                        Chance.Case(OrderCondition(channels: [OrderDeskMix.email]), 0.15),
                        Chance.Case(OrderCondition(channels: [OrderDeskMix.phone]), 0.10),
                        Chance.Case(OrderCondition(channels: [OrderDeskMix.edi]), 0.02),
                    ],
                    otherwise: 0.04
                ),
                backTo: 3
            )
        ),
        Step(confirm),
        Step(release),
        Step(pick),
        Step(
            pack,
            rework: Rework(
                BilingualName("wrong goods picked", "拣货错误"),
                chance: Chance(otherwise: 0.03),
                backTo: 7
            )
        ),
        Step(invoice),
        Step(ship),
    ]

    func description(othersAtWork: WorkCalendar) -> Stage {
        switch self {
        case .importOrder:
            Stage(
                BilingualName("Import order", "导入订单"),
                work: .uniform(from: 15 * .second, to: 60 * .second),
                appliesTo: OrderDeskMix.electronic
            )
        case .receive:
            Stage(
                BilingualName("Receive order", "接收订单"),
                work: .gamma(mean: 4 * .minute, spread: 0.5),
                appliesTo: OrderDeskMix.byHand
            )
        case .enter:
            Stage(
                BilingualName("Enter order", "录入订单"),
                work: .gamma(mean: 11 * .minute, spread: 0.5),
                appliesTo: OrderDeskMix.byHand
            )
        case .correct:
            Stage(
                BilingualName("Correct order", "更正订单"),
                work: .gamma(mean: 7 * .minute, spread: 0.5),
                externalWaits: [
                    ExternalWait(
                        BilingualName("customer's clarification", "等待客户澄清"),
                        chance: Chance(otherwise: 0.6),
                        length: .lognormal(mean: 4 * .hour, spread: 1),
                        hours: othersAtWork
                    )
                ]
            )
        case .checkCredit:
            Stage(
                BilingualName("Check credit", "信用审核"),
                work: .gamma(mean: 10 * .minute, spread: 0.6),
                appliesTo: OrderDeskMix.onAccount,
                queueRule: .keyCustomersFirst,
                externalWaits: [
                    ExternalWait(
                        BilingualName("credit insurer's decision", "等待信用保险公司批复"),
                        chance: Chance(
                            [Chance.Case(OrderCondition(minimumValue: 500_000), 0.4)],
                            otherwise: 0.01
                        ),
                        length: .gamma(mean: 6 * .hour, spread: 0.7),
                        hours: othersAtWork
                    )
                ]
            )
        case .checkStock:
            Stage(BilingualName("Check stock", "库存核查"), work: .gamma(mean: 5 * .minute, spread: 0.5))
        case .confirm:
            Stage(
                BilingualName("Confirm order", "确认订单"),
                work: .gamma(mean: 7 * .minute, spread: 0.5),
                appliesTo: OrderDeskMix.byHand
            )
        case .release:
            Stage(
                BilingualName("Release order", "下达订单"),
                work: .gamma(mean: 4 * .minute, spread: 0.4),
                appliesTo: OrderDeskMix.onAccount
            )
        case .pick:
            Stage(
                BilingualName("Pick goods", "拣货"),
                work: .gamma(mean: 12 * .minute, spread: 0.6),
                queueRule: .keyCustomersFirst,
                externalWaits: [
                    ExternalWait(
                        BilingualName("supplier's delivery", "等待供应商到货"),
                        chance: Chance(
                            [
                                Chance.Case(OrderCondition(products: [OrderDeskMix.madeToMeasure]), 0.75),
                                Chance.Case(OrderCondition(products: [OrderDeskMix.configured]), 0.08),
                            ],
                            otherwise: 0.02
                        ),
                        length: .lognormal(mean: 20 * .hour, spread: 0.7),
                        hours: othersAtWork
                    )
                ]
            )
        case .pack:
            Stage(
                BilingualName("Pack goods", "包装"),
                work: .gamma(mean: 270 * .second, spread: 0.4),
                batchRule: BatchRule(.times([11 * .hour, 16 * .hour]), .sequential, largest: 60)
            )
        case .invoice:
            Stage(
                BilingualName("Print invoice", "开具发票"),
                work: .gamma(mean: 6 * .minute, spread: 0.3),
                batchRule: BatchRule(.size(6, atTheLatestAfter: 3 * .day), .simultaneous)
            )
        case .ship:
            Stage(BilingualName("Ship order", "发货"), work: .gamma(mean: 6 * .minute, spread: 0.5))
        }
    }
}

extension Step {
    fileprivate init(_ stages: OrderDeskStage..., onlyOnRework: Bool = false, rework: Rework? = nil) {
        self.init(stages.map(\.rawValue), onlyOnRework: onlyOnRework, rework: rework)
    }
}
