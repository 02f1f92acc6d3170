import EventLogs

/// What the customers of the order desk want, and when they order.
enum OrderDeskMix {
    // Channels.
    static let phone = 0
    static let email = 1
    static let shop = 2
    static let edi = 3
    // Products.
    static let configured = 2
    static let madeToMeasure = 4

    /// Typed in by people; the others are imported and confirm themselves.
    static let byHand = OrderCondition(channels: [phone, email])
    static let electronic = OrderCondition(channels: [shop, edi])
    /// Not paid in advance, as in the shop.
    static let onAccount = OrderCondition(channels: [phone, email, edi])

    static let mix = OrderMix(
        customers: customers,
        regions: [
            BilingualName("North", "华北"), BilingualName("South", "华南"), BilingualName("East", "华东"),
            BilingualName("West", "西南"),
        ],
        products: [
            OrderMix.Product(
                BilingualName("Standard pump", "标准泵"),
                weight: 32,
                unitPrice: 24_000,
                meanQuantity: 4,
                promiseDays: 3
            ),
            OrderMix.Product(
                BilingualName("Spare parts", "备件"),
                weight: 28,
                unitPrice: 3_500,
                meanQuantity: 12,
                promiseDays: 2
            ),
            OrderMix.Product(
                BilingualName("Configured pump", "选配泵"),
                weight: 20,
                unitPrice: 62_000,
                meanQuantity: 3,
                promiseDays: 4
            ),
            OrderMix.Product(
                BilingualName("Seal kit", "密封套件"),
                weight: 12,
                unitPrice: 1_200,
                meanQuantity: 20,
                promiseDays: 2
            ),
            OrderMix.Product(
                BilingualName("Made-to-measure pump", "定制泵"),
                weight: 8,
                unitPrice: 180_000,
                meanQuantity: 2,
                promiseDays: 6
            ),
        ],
        channels: [
            OrderMix.Channel(BilingualName("phone", "电话"), weight: 25),
            OrderMix.Channel(BilingualName("e-mail", "邮件"), weight: 35),
            OrderMix.Channel(BilingualName("shop", "网店"), weight: 22),
            OrderMix.Channel(BilingualName("EDI", "EDI"), weight: 18),
        ]
    )

    /// Customers order in office hours, a little in the evening, and some at weekends: that makes Monday heavy.
    static let hours: [[Double]] = {
        let weekday: [Double] = [
            0.2, 0.1, 0.1, 0.1, 0.1, 0.2, 0.5, 1.5, 4, 6, 6.5, 5.5, 3, 4, 5.5, 5, 4, 2.5, 1.5, 1.5, 1.5, 1.2,
            0.7,
            0.4,
        ]
        let weekend: [Double] = [
            0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.4, 0.8, 1.2, 1.4, 1.3, 1, 0.9, 1, 1, 1, 1, 1.1, 1.2, 1.2, 1,
            0.6,
            0.3,
        ]
        return (0..<7).map { $0 < 5 ? weekday : weekend }
    }()

    /// Forty customers; the first of each ten are key customers, who order more and often by EDI.
    private static let customers: [OrderMix.Customer] = {
        let stems = [
            BilingualName("Alder", "华盛"), BilingualName("Birch", "恒通"), BilingualName("Cedar", "金鼎"),
            BilingualName("Dahlia", "瑞丰"), BilingualName("Elm", "东方"), BilingualName("Fern", "海纳"),
            BilingualName("Gorse", "天成"), BilingualName("Hazel", "宏远"), BilingualName("Iris", "利达"),
            BilingualName("Juniper", "中信达"),
        ]
        let trades = [
            BilingualName("Waterworks", "水务"), BilingualName("Machines", "机械"),
            BilingualName("Trading", "贸易"), BilingualName("Chemicals", "化工"),
        ]
        return trades.enumerated().flatMap { region, trade in
            stems.enumerated().map { number, stem in
                let isKey = number < 2
                return OrderMix.Customer(
                    BilingualName("\(stem.english) \(trade.english)", "\(stem.chinese)\(trade.chinese)"),
                    region: (region + number) % 4,
                    isKey: isKey,
                    weight: isKey ? 4 : 0.6 + Double(number) * 0.15,
                    usualChannel: number == 0 ? edi : number % 4 == 3 ? nil : number % 4
                )
            }
        }
    }()
}
