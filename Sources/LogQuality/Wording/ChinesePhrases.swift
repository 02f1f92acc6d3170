/// Every sentence of the doctor in Simplified Chinese.
enum ChinesePhrases {
    static let style = FactStyle(
        listSeparator: "、",
        days: ("天", "天"),
        hours: ("小时", "小时"),
        minutes: ("分钟", "分钟")
    )

    static let units: [QualityFinding.Unit: String] = [
        .rows: "行", .events: "个事件", .orders: "个订单", .resources: "个资源", .columns: "列", .activities: "个环节",
        .values: "个值",
    ]

    static let checks: [CheckName: String] = [
        .rejectedRows: "每一行都能读取",
        .orderColumn: "订单列和环节列看来正确",
        .timeRange: "时间都在合理范围内",
        .timeOrder: "开始、结束和里程碑的先后正确",
        .swappedDates: "日和月没有颠倒",
        .timePrecision: "时间精确",
        .clockChanges: "时钟没有变动",
        .duplicates: "没有重复记录",
        .nameVariants: "名称写法一致",
        .namedResources: "每个事件都有经办人",
        .resourceLoad: "经办人的工作量合乎常理",
        .orderIdentity: "订单号没有重复使用",
        .outcomeLeaks: "没有泄露结果的列",
        .restatedEvents: "没有列只是复述已发生的事",
        .columnContent: "每一列都有内容",
        .startTimes: "记录了开始时间",
        .logEdges: "日志首尾的订单完整",
    ]

    static let findings: [QualityCode: Phrase] = times.merging(rows) { $1 }.merging(names) { $1 }
        .merging(columns) { $1 }.merging(orders) { $1 }

    private static let times: [QualityCode: Phrase] = [
        .timesImplausible: Phrase(
            "不可能的时间",
            "{of} 个事件中有 {count} 个（{share}）早于 1990 年或晚于 2099 年。这样的时间会产生几十年的交付周期，使所有平均值和合计出错。",
            "在源系统中更正这些时间，或排除这些订单。"
        ),
        .logLongAgo: Phrase(
            "不在正常年代的日志",
            "{of} 个事件中有 {count} 个（{share}）早于 1990 年或晚于 2099 年。时间也许像仿真那样从自己的起点算起。",
            "时长可能正确；除非日志确实如此久远，否则星期、节假日和工作时间都不对。"
        ),
        .timesOutlying: Phrase(
            "远离其他记录的时间",
            "{of} 个事件中有 {count} 个（{share}）远在 {from} 至 {to} 之外，而日志的 98 % 都在此范围内。",
            "请检查示例行：年份录入错误、测试订单，或一个很老的订单。错误的请排除。"
        ),
        .orderTimesImplausible: Phrase(
            "不可能的订单时间",
            "{of} 个订单中有 {count} 个（{share}）的 {columns} 时间早于 1990 年或晚于 2099 年。",
            "这类值通常表示“未知”，请在导出时留空。"
        ),
        .endBeforeStart: Phrase(
            "结束早于开始",
            "{of} 行中有 {count} 行（{share}）结束早于开始，已被拒收，其工时缺失。",
            "检查两列是否对调，或来自不一致的时钟；更正后重新读取。"
        ),
        .startsEqualEnds: Phrase(
            "开始时间与结束时间相同",
            "{of} 个已记录的开始时间中有 {count} 个（{share}）等于结束时间：开始列没有信息，看不出处理时间。",
            "不使用开始列（由程序估计），或导出真实的开始时间。"
        ),
        .zeroLength: Phrase(
            "没有时长的工作",
            "{of} 个有开始时间的事件中有 {count} 个（{share}）开始即结束，主要是：{activities}。",
            "它们是里程碑或自动步骤，处理时间为零，而不是很短。"
        ),
        .arrivalAfterFirstEvent: Phrase(
            "订单到达晚于首个事件",
            "{of} 个订单中有 {count} 个（{share}）在到达之前就有工作记录。",
            "检查到达列是否选对，其时区和日期格式是否与事件一致。"
        ),
        .promiseBeforeArrival: Phrase(
            "承诺时间早于到达",
            "{of} 个订单中有 {count} 个（{share}）的承诺时间早于到达时间，无论怎么做都会迟。",
            "检查承诺列的日期格式，以及这些订单是否是事后补录的。"
        ),
        .completedBeforeFirstEvent: Phrase(
            "完成早于首个事件",
            "{of} 个订单中有 {count} 个（{share}）在任何工作之前就已完成。",
            "检查完成列是否选对，以及其时区和日期格式。"
        ),
        .allTimesEqual: Phrase(
            "所有时间都相同",
            "全部 {count} 个事件的时间完全相同：日志中没有时长。",
            "时间应在另一列，或在导出时被覆盖。此文件无法计算任何结果。"
        ),
        .ordersWithoutSpan: Phrase(
            "没有时长的订单",
            "{of} 个有多个事件的订单中，有 {count} 个（{share}）的所有事件时间相同。",
            "这可能是导出时间或夜间作业的时间，而不是工作的时间。请寻找另一个时间列。"
        ),
        .datesOnly: Phrase(
            "只有日期没有时间",
            "{of} 个事件中有 {count} 个（{share}）在零点：日志只有日期。一天之内的先后和短于一天的时长都无从得知。",
            "请同时导出时刻；在此之前请以整天解读结果。"
        ),
        .someDatesOnly: Phrase(
            "部分环节只有日期",
            "{of} 个事件中有 {count} 个（{share}）在零点，因为这些环节只按日期登记：{activities}。其前后的等待时间最多相差一天。",
            "请导出这些环节的时刻；在此之前不要相信它们一天以内的等待时间和先后。"
        ),
        .roundedTimes: Phrase(
            "取整的时间",
            "时间是 {step} 的整数倍（占事件的 {share}）。更短的时长看不见，同一间隔内的先后无法区分。",
            "如果系统有秒，请一并导出。"
        ),
        .heapedTimes: Phrase(
            "手工录入的时间",
            "{of} 个事件中有 {count} 个（{share}）的分钟能被 5 整除，随机情况下应为五分之一：约 {excess} 的时间像是手工录入或按计划安排的。",
            "几分钟级别的时长请谨慎对待。"
        ),
        .piledTimes: Phrase(
            "大量事件在同一时刻",
            "{of} 个事件中有 {count} 个（{share}）恰好在 {time}，主要是：{activities}。这是默认值或批处理的时间，而不是工作的时刻。",
            "请找到这些事件的真实时间，或以整天评价。"
        ),
        .dayMonthSwapped: Phrase(
            "日和月颠倒了",
            "{of} 个日期中有 {count} 个（{share}）日月可以互换，而且看来已被颠倒：{for} 个订单换回之后更接近该订单的其他日期，{against} 个更远。与该订单确定日期（日大于 12）的中位距离由 {before} 降至 {after}。",
            "有人在日不大于 12 时把“日/月”读成了“月/日”。请取得原始导出并注明日期格式，或把这些日期换回。在此之前交付周期会错几个月。"
        ),
        .dayMonthSwappedAgainstColumn: Phrase(
            "另一个时间列表明日和月颠倒了",
            "列 {columns} 与“{activity}”中日大于 12 的时间保持稳定的距离；而与 {of} 个时间中日月可以互换的 {count} 个相差 {before}，换回之后相差 {after}。",
            "请把这些日期换回，或取得原始导出。列 {columns} 可用于核对。"
        ),
        .orderTimeSwapped: Phrase(
            "订单列的日和月颠倒了",
            "{of} 个订单中有 {count} 个（{share}）的 {columns} 时间日月可以互换，而且看来已被颠倒：{for} 个订单换回之后更接近其事件，{against} 个更远。",
            "请注明该列的日期格式，或把这些日期换回。"
        ),
        .dayMonthAmbiguous: Phrase(
            "日和月无法区分",
            "列 {columns} 没有大于 12 的日，无法判断哪个数字是月；已按 {format} 读取。",
            "请注明该列的日期格式。"
        ),
        .clockShift: Phrase(
            "时钟移动了整小时",
            "自以下日期起，同样的工作记录在不同的钟点：{shifts}。要么时间不在同一时区（夏令时、更换服务器），要么工作时间变了。",
            "如果这些是夏令时切换日，请注明当地时区（如 Europe/Berlin）；否则请查明当时的变化。从日志推断的工作时间会因此模糊。"
        ),
        .mixedOffsets: Phrase(
            "时区偏移不一致",
            "时间带有 {count} 种 UTC 偏移：{offsets}；以 {shown} 显示。",
            "时刻本身无误。请注明订单部门所在时区，使日期和工作时间按当地划分。"
        ),
        .zoneAssumed: Phrase(
            "时区是猜测的",
            "时间不带时区，已按 {zone} 读取。",
            "请注明订单部门所在时区：夏令时切换日和工作时间取决于它。"
        ),
    ]

    private static let rows: [QualityCode: Phrase] = [
        .blankOrder: Phrase(
            "没有订单号的行",
            "{of} 行中有 {count} 行（{share}）订单号为空，已被拒收。",
            "查明它们属于哪个订单；该订单缺少这些工时。"
        ),
        .blankActivity: Phrase(
            "没有环节的行",
            "{of} 行中有 {count} 行（{share}）环节为空，已被拒收。",
            "在导出中写明环节，或去掉这些行。"
        ),
        .blankTime: Phrase(
            "没有时间的行",
            "{of} 行中有 {count} 行（{share}）没有时间，已被拒收。",
            "尚未发生的事件可以去掉，其他的需要补上时间。"
        ),
        .unreadableTime: Phrase(
            "无法读取的时间",
            "{of} 行中有 {count} 行（{share}）的时间无法读取，已被拒收。列：{columns}。",
            "请注明该列的日期格式，或更正这些行。"
        ),
        .wrongFieldCount: Phrase(
            "字段过多或过少的行",
            "{of} 行中有 {count} 行（{share}）的字段数与表头不符，已被拒收。",
            "通常是文本中含有未加引号的分隔符或换行。导出时请加引号。"
        ),
        .unreadableOrderTimes: Phrase(
            "无法读取的订单时间",
            "{of} 行中有 {count} 行（{share}）的列 {columns} 时间无法读取，视为缺失。",
            "请注明该列的日期格式。"
        ),
        .orderValueVaries: Phrase(
            "订单的值前后不一",
            "列 {columns} 每个订单应只有一个值，但 {of} 个订单中有 {count} 个（{share}）有变化，只取了其中一个。",
            "请确认取的是订单到达时已知的值，或把该列作为事件的列。"
        ),
        .duplicateRows: Phrase(
            "重复的行",
            "{of} 个事件中有 {count} 个（{share}）与另一行完全相同，主要是：{activities}。除非同一时刻确实又发生了一次，否则工作和返工被重复计算。",
            "在导出时去除重复行，通常是关联查询使行数增多。"
        ),
        .rowsRepeat: Phrase(
            "重复同一事件的行",
            "{of} 个事件中有 {count} 个（{share}）的订单、环节、经办人和时间与另一行相同，只在以下列不同：{columns}。可能是每个明细一行。",
            "如果一行是一个明细而不是一个事件，请按事件导出：每行都算作一次工作。"
        ),
        .sameStepOtherResource: Phrase(
            "同一步骤同时由两人完成",
            "{of} 个事件中有 {count} 个（{share}）的订单、环节和时间与另一行相同，但经办人不同，主要是：{activities}。",
            "如果两人都参与了，则没有问题；如果其中一人只是签字，请只导出实际工作的人。"
        ),
    ]

    private static let names: [QualityCode: Phrase] = [
        .nameVariants: Phrase(
            "同一名称的不同写法",
            "列 {columns} 中有 {names} 个名称有多种写法，只差大小写或空格，例如 {first}。{of} {unit}中有 {count} 个（{share}）是较少见的写法。",
            "请统一写法：每种写法都会算作不同的对象。"
        ),
        .blanksAroundNames: Phrase(
            "名称前后有空格",
            "列 {columns} 中有 {names} 个名称以空格开头或结尾（{of} 个事件中的 {count} 个）。",
            "在此无碍，但按名称筛选或关联时会漏掉它们。"
        ),
        .placeholderNames: Phrase(
            "表示“无人”的词",
            "{of} 个事件中有 {count} 个（{share}）的经办人是：{names}，会被当作一个人完成了所有这些工作。",
            "如果表示“未知”，请留空；测试记录请排除。"
        ),
        .noResource: Phrase(
            "没有经办人",
            "没有任何事件写明由谁完成。看不到交接、排队、批量和个人工作时间，这些等待无法判定原因。",
            "请导出每个事件的人员、团队或系统。"
        ),
        .missingResource: Phrase(
            "没有经办人的事件",
            "{of} 个事件中有 {count} 个（{share}）没有经办人，主要是：{activities}。其前等待的原因无法判定。",
            "请导出经办人；自动步骤请写明系统。"
        ),
        .manyThingsAtOnce: Phrase(
            "同时处理很多事",
            "{resources} 个经办人有一半以上的时间同时处理十件以上的事（最多 {things} 件），占 {of} 个事件中的 {count} 个（{share}）：{names}。它们是团队或系统，或者记录的是任务的存续时间而不是工作时间。",
            "不要把这些时间当作工作时间；请写明个人而不是团队，或把该环节视为不排队。"
        ),
        .roundTheClock: Phrase(
            "从不休息的经办人",
            "{resources} 个经办人在五分之一以上的工作日里有二十个以上的钟点出现事件，占 {of} 个事件中的 {count} 个（{share}）：{names}。",
            "是系统或多人共用的账号。请视为全天候，不要与个人比较。"
        ),
        .thousandsADay: Phrase(
            "一天上千个事件",
            "{resources} 个经办人有一天上千个事件的日子（最多 {events} 个），占 {of} 个事件中的 {count} 个（{share}）：{names}。",
            "是系统或多人共用的账号，不要与个人比较。"
        ),
        .resourceAutomatic: Phrase(
            "看来是自动的经办人",
            "{resources} 个经办人从名称看，或因夜间和周末照常工作，像是系统，占 {of} 个事件中的 {count} 个（{share}）：{names}。",
            "比较人员时请排除它们；它们的日历是全天候的。"
        ),
    ]

    private static let columns: [QualityCode: Phrase] = [
        .outcomeLeak: Phrase(
            "泄露是否延迟的列",
            "以下列几乎能完全区分延迟与准时的订单（曲线下面积）：{strengths}。它们由结果得出，或事后才知道。",
            "不要把它们当作原因：它们什么都能解释，却毫无意义。"
        ),
        .outcomeLeakPair: Phrase(
            "合起来泄露是否延迟的列",
            "以下列的差几乎能完全区分延迟与准时的订单（曲线下面积）：{pairs}。",
            "其中一个是承诺，另一个是结果。都不要当作原因；它们可以用作承诺时间和完成时间。"
        ),
        .leadTimeCopy: Phrase(
            "与交付周期同步的列",
            "以下列与交付周期几乎完全同步（秩相关）：{strengths}。",
            "它们由完成时间得出，不要当作原因。"
        ),
        .knownOnlyLater: Phrase(
            "事后才知道的时间",
            "以下列的值晚于订单的首个事件：{columns}。",
            "除非在订单到达时已承诺或计划，否则不要当作原因。"
        ),
        .determiningLevel: Phrase(
            "几乎决定是否延迟的取值",
            "具有以下取值的订单几乎都是较少见的结果（延迟数/订单数）：{levels}。",
            "查明这是原因还是登记方式（退货、虚拟日期）。如果是后者，请排除这些订单。"
        ),
        .impossiblePromise: Phrase(
            "承诺时间早于到达",
            "具有这些值的订单几乎全部延误（延误/订单）：{levels}；其余订单为 {others}。但它们的承诺时间早于到达（{promises}），无论怎样处理都会延误：这是登记方式造成的假象，不是原因。",
            "请用另一个承诺时间评判这些订单，或将其排除。drivers 与 segments 不把它们计为延误或准时。"
        ),
        .otherProcess: Phrase(
            "属于另一流程的订单",
            "具有这些值的订单几乎全部延误（延误/订单）：{levels}；其余订单为 {others}。但它们走的是另一条路（环节、这些订单、其余订单）：{routes}。判断延误的规则也许并非为它们而定。",
            "请用它们自己的规则评判，或将其排除。drivers 与 segments 不把它们计为延误或准时。"
        ),
        .restatesEvents: Phrase(
            "只是复述已发生之事的列",
            "后来出现过这些环节之一的订单具有这些值，其余几乎没有（{agreement} 的订单一致）：{levels}。",
            "它们概括已发生之事，是事后写入的，请勿作为原因；返工、变更与交接本来就由事件统计。"
        ),
        .goesWithActivity: Phrase(
            "与某个环节同时出现的列",
            "这些值与后来的一个环节同时出现（{agreement} 的订单一致）：{levels}。或者由该值决定是否执行，或者因为执行了才写入。",
            "若是后者，请排除该列（--without）；若是前者，它可能是原因。"
        ),
        .constantColumns: Phrase(
            "只有一个值的列",
            "{of} 列中有 {count} 列处处相同：{columns}。",
            "它们不能解释任何事，比较时不使用。"
        ),
        .idColumns: Phrase(
            "是编号的列",
            "{of} 列中有 {count} 列每行都不同：{columns}。",
            "它们是编号而不是属性，请不要使用。"
        ),
        .blankColumns: Phrase(
            "几乎为空的列",
            "{of} 列中有 {count} 列在 95 % 以上的行中为空：{columns}。",
            "请检查导出，或不使用这些列。"
        ),
    ]

    private static let orders: [QualityCode: Phrase] = [
        .startsAbsent: Phrase(
            "没有开始时间",
            "{of} 个事件中有 {count} 个（{share}）只有一个时间，即结束时间。仅凭数据无法区分工作用了多久、之前等了多久。",
            "请导出工作开始的时间；否则开始时间由程序估计，并在结果中注明。"
        ),
        .startsEstimated: Phrase(
            "估计的开始时间",
            "{of} 个事件中有 {count} 个（{share}）的开始时间是估计的：取订单就绪与经办人完成上一项工作两者中较晚者。",
            "处理时间是上限。请导出工作开始的时间。"
        ),
        .unfinished: Phrase(
            "没有结束的工作",
            "{of} 行中有 {count} 行（{share}）开始的工作在日志中没有结束，已被拒收。",
            "如果仍在进行则无误；否则导出中缺少其完成记录。"
        ),
        .openAtTheEnd: Phrase(
            "日志结束时尚未完成的订单",
            "{of} 个订单中有 {count} 个（{share}）在日志末尾停在已了结订单不会停下的环节，其交付周期偏短。",
            "请排除未完成的订单，或导出更晚的日志。"
        ),
        .begunBeforeTheLog: Phrase(
            "日志开始之前已开始的订单",
            "{of} 个订单中有 {count} 个（{share}）在日志开头从其他订单不会开始的环节开始，其交付周期偏短。",
            "请排除这些订单，或从更早的日期导出。"
        ),
        .arrivalsStop: Phrase(
            "订单到达在日志结束前停止",
            "从 {from} 到 {to} 只有 {count} 个订单到达，按之前的速度应有 {expected} 个：日志按到达时间截取，或缺少新订单。",
            "不要把最后几周当作趋势：其中只有耗时长的订单。"
        ),
        .orderYearsApart: Phrase(
            "两个事件相隔数年的订单",
            "{of} 个订单中有 {count} 个（{share}）停顿超过一年且超过通常的五倍（二十分之十九的订单不超过 {usual}）；最长 {longest}。",
            "请检查订单号是否被再次使用，或日期有误。"
        ),
        .orderReused: Phrase(
            "被再次使用的订单号",
            "{of} 个订单中有 {count} 个（{share}）结束后停顿最长 {longest}（二十分之十九的订单不超过 {usual}），然后重新开始。",
            "如果编号被发放了两次，请使其唯一，例如加上年份。"
        ),
        .oneEventOrders: Phrase(
            "只有一个事件的订单",
            "{of} 个订单中有 {count} 个（{share}）只有一个事件。所选的订单列可能是事件的编号。",
            "请选择同一订单的所有事件都相同的列。"
        ),
        .giantOrder: Phrase(
            "一个巨大的订单",
            "订单 {order} 有全部 {of} 个事件中的 {count} 个（{share}）：可能是“无订单”的默认值。",
            "请排除它，或选择另一个订单列。"
        ),
        .manyActivities: Phrase(
            "环节过多",
            "{events} 个事件中有 {count} 种不同的环节：该列可能是编号或自由文本。",
            "请选择表示步骤的列，或对其取值分组。"
        ),
    ]
}
