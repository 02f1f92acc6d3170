import Delays
import DeskGenerator
import EventLogs
import Testing
import WorkCalendars

/// A change planned in the generator itself, and the lever that should foretell it.
struct PlannedChange: Sendable, CustomTestStringConvertible {
    let scenario: Scenario
    let lever: String
    /// What is foretold.
    var figure = Figure.mean
    /// Makes the desk before of that of the scenario.
    var prepare: @Sendable (inout DeskDescription) -> Void = { _ in }
    /// Changes the description; the log of the desk before tells who does most of an activity.
    let change: @Sendable (inout DeskDescription, EventLog) -> Void

    enum Figure {
        /// Hours from arrival to completion.
        case mean
        /// The share of orders that are completed after their promise.
        case late
    }

    var testDescription: String { "\(scenario.rawValue): \(lever)" }

    static let all: [PlannedChange] = smallDesks + orderDesk + rules

    private static let smallDesks: [PlannedChange] = [
        .init(scenario: .contention, lever: "add-resource stage=\"Check order\" n=1") {
            $0.addCopy(of: 1, doing: 1)
        },
        .init(scenario: .contention, lever: "automate stage=\"Check order\" factor=0.2") { desk, _ in
            desk.automate(1, 0.2)
        },
        .init(scenario: .batchBySize, lever: "smaller-batch stage=\"Check order\" size=4") {
            $0.batch(1, size: 4)
        },
        .init(scenario: .batchBySize, lever: "smaller-batch stage=\"Check order\" size=3") {
            $0.batch(1, size: 3)
        },
        .init(scenario: .batchBySize, lever: "smaller-batch stage=\"Check order\" size=2") {
            $0.batch(1, size: 2)
        },
        .init(scenario: .batchBySize, lever: "smaller-batch stage=\"Check order\" size=1") {
            $0.batch(1, size: 1)
        },
        .init(scenario: .batchByClock, lever: "batch-times stage=\"Check order\" at=09:00,11:00,14:00,16:00")
        {
            $0.batch(1, at: [9, 11, 14, 16])
        },
        .init(scenario: .batchByClock, lever: "batch-times stage=\"Check order\" at=11:00,13:00,16:00") {
            $0.batch(1, at: [11, 13, 16])
        },
        .init(scenario: .batchByClock, lever: "batch-times stage=\"Check order\" at=15:00") {
            $0.batch(1, at: [15])
        },
        .init(scenario: .absence, lever: "holiday-cover stage=\"Approve order\"") { $0.cover(1) },
        .init(scenario: .absence, lever: "add-resource stage=\"Approve order\" n=1") {
            $0.addCopy(of: 1, doing: 1)
        },
        .init(scenario: .absence, lever: "longer-hours stage=\"Approve order\" by=1h") {
            $0.prolong(1, by: .hour)
        },
        .init(scenario: .sparseWorker, lever: "longer-hours stage=\"Review order\" by=1h") {
            $0.prolong(0, by: .hour)
        },
        .init(scenario: .sparseWorker, lever: "add-resource stage=\"Review order\" n=1") {
            $0.addCopy(of: 0, doing: 0)
        },
        .init(scenario: .absenceWithPauses, lever: "add-resource stage=\"Approve order\" n=1") {
            $0.addCopy(of: 1, doing: 1)
        },
    ]

    private static let orderDesk: [PlannedChange] = [
        desk("add-resource stage=\"Check credit\" n=1") { desk, log in
            desk.addCopy(ofBusiest: "Check credit", log)
        },
        desk("add-resource stage=\"Pick goods\" n=1") { desk, log in
            desk.addCopy(ofBusiest: "Pick goods", log)
        },
        desk("add-resource stage=\"Enter order\" n=1") { desk, log in
            desk.addCopy(ofBusiest: "Enter order", log)
        },
        desk("cross-train stage=\"Check credit\" resource=\"Lena Novak\"") {
            $0.teach("Lena Novak", "Check credit")
        },
        desk("cross-train stage=\"Check credit\" resource=\"Grace Liu\"") {
            $0.teach("Grace Liu", "Check credit")
        },
        desk("cross-train stage=\"Pick goods\" resource=\"Ben Carter\"") {
            $0.teach("Ben Carter", "Pick goods")
        },
        desk("longer-hours stage=\"Check credit\" by=1h") { $0.prolong("Check credit", by: .hour) },
        desk("longer-hours stage=\"Pick goods\" by=1h") { $0.prolong("Pick goods", by: .hour) },
        desk("shift-hours stage=\"Print invoice\" by=2h") { $0.shift("Print invoice", by: 2 * .hour) },
        desk("smaller-batch stage=\"Print invoice\" size=3") { $0.batch($0.stage("Print invoice"), size: 3) },
        desk("smaller-batch stage=\"Print invoice\" size=1") { $0.batch($0.stage("Print invoice"), size: 1) },
        desk("batch-times stage=\"Pack goods\" at=11:00,13:00,16:00,18:00") {
            $0.batch($0.stage("Pack goods"), at: [11, 13, 16, 18])
        },
        desk("batch-times stage=\"Pack goods\" at=13:00") { $0.batch($0.stage("Pack goods"), at: [13]) },
        desk("automate stage=\"Check stock\" factor=0.1") { desk, _ in
            desk.automate(desk.stage("Check stock"), 0.1)
        },
        desk("automate stage=\"Check credit\" factor=0.1") { desk, _ in
            desk.automate(desk.stage("Check credit"), 0.1)
        },
        desk("pool stage=\"Check credit\" stage=\"Release order\"") {
            $0.pool(["Check credit", "Release order"])
        },
    ]

    /// Changes of who is next, of routes, of outside waits and of arrivals.
    private static let rules: [PlannedChange] = [
        .init(
            scenario: .contention,
            lever: "merge-hand-off from=\"Check order\" to=\"Approve order\"",
            prepare: { $0.addApproval() }
        ) { $0.mergeApproval() },
        desk("less-rework stage=\"Check stock\" share=0.5") {
            $0.returnLess(to: "Check stock", "Check stock")
        },
        desk("less-rework stage=\"Pick goods\" share=0.5") { $0.returnLess(to: "Pick goods", "Pack goods") },
        .init(scenario: .alwaysOnBot, lever: "chase stage=\"Match quotation\" percentile=75") {
            $0.chase("Match quotation", percentile: 75)
        },
        desk("chase stage=\"Pick goods\" percentile=75") {
            $0.chase("Pick goods", percentile: 75)
        },
        .init(scenario: .sparseWorker, lever: "level-arrivals within=day") { $0.levelArrivals(.day, $1) },
        desk("level-arrivals within=week") { desk, log in desk.levelArrivals(.week, log) },
        desk("promise-first stage=\"Pick goods\"", .late) { $0.serve("Pick goods", .earliestPromiseFirst) },
        desk("promise-first stage=\"Check credit\"", .late) {
            $0.serve("Check credit", .earliestPromiseFirst)
        },
        desk("first-in-first-out stage=\"Pick goods\"", .late) { $0.serve("Pick goods", .firstInFirstOut) },
        desk("first-in-first-out stage=\"Check credit\"", .late) {
            $0.serve("Check credit", .firstInFirstOut)
        },
    ]

    private static func desk(
        _ lever: String,
        _ change: @escaping @Sendable (inout DeskDescription, EventLog) -> Void
    ) -> PlannedChange { .init(scenario: .orderDesk, lever: lever, change: change) }

    private static func desk(
        _ lever: String,
        _ figure: Figure,
        _ change: @escaping @Sendable (inout DeskDescription) -> Void
    ) -> PlannedChange {
        var planned = desk(lever, change)
        planned.figure = figure
        return planned
    }

    private static func desk(
        _ lever: String,
        _ change: @escaping @Sendable (inout DeskDescription) -> Void
    ) -> PlannedChange { desk(lever) { desk, _ in change(&desk) } }

    init(
        scenario: Scenario,
        lever: String,
        prepare: @escaping @Sendable (inout DeskDescription) -> Void = { _ in },
        change: @escaping @Sendable (inout DeskDescription) -> Void
    ) {
        self.init(scenario: scenario, lever: lever) { desk, _ in change(&desk) }
        self.prepare = prepare
    }

    init(
        scenario: Scenario,
        lever: String,
        change: @escaping @Sendable (inout DeskDescription, EventLog) -> Void
    ) { (self.scenario, self.lever, self.change) = (scenario, lever, change) }
}
