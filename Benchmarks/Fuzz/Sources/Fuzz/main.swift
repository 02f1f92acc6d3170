import EventLogs
import Foundation
import Parallelism
import TestInputs

@testable import Scanners

/// What one run of inputs came to.
struct Outcome: Sendable {
    var inputs = 0
    /// The first inputs that were read otherwise than by the plain reader.
    var differences: [[UInt8]] = []
    var count = 0

    mutating func note(_ isSame: Bool, _ input: [UInt8]) {
        inputs += 1
        if isSame { return }
        count += 1
        if differences.count < 5 { differences.append(input) }
    }
}

func records(_ inputs: Int, seed: Int) -> Outcome {
    var random = SeededGenerator(seed: seed)
    var outcome = Outcome()
    for _ in 0..<inputs {
        let bytes = randomRecordBytes(&random)
        let isSame = bytes.withUnsafeBufferPointer { RecordInput($0)?.isReadAsByThePlainReader ?? true }
        outcome.note(isSame, bytes)
    }
    return outcome
}

func times(_ inputs: Int, seed: Int) -> Outcome {
    let names = ["UTC", "Europe/Berlin", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe"]
    let zone = ZoneRules(identifier: names[seed % names.count]) ?? .utc
    var random = SeededGenerator(seed: seed)
    var column = TimeInput(zone: zone)
    var outcome = Outcome()
    for _ in 0..<inputs {
        let text = randomTime(&random)
        outcome.note(column.isReadAsByThePlainReader(text), text)
    }
    return outcome
}

/// Runs `inputs` in parts of their own seeds on all processors.
func fuzz(_ name: String, _ inputs: Int, seed: Int, _ run: @Sendable (Int, Int) -> Outcome) -> Bool {
    let parts = 100
    let outcomes = concurrentMap(parts) { part in
        run(inputs * (part + 1) / parts - inputs * part / parts, seed * parts + part)
    }
    let differences = outcomes.reduce(0) { $0 + $1.count }
    print("\(name): \(outcomes.reduce(0) { $0 + $1.inputs }) inputs, \(differences) differences")
    for input in outcomes.flatMap(\.differences).prefix(5) {
        print("  \(input) \(String(decoding: input, as: UTF8.self).debugDescription)")
    }
    return differences == 0
}

func main() -> Bool {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let inputs = numbers.first ?? 10_000_000
    let seed = numbers.dropFirst().first ?? 1
    let areRecordsSame = fuzz("records", inputs, seed: seed, records)
    let areTimesSame = fuzz("times", inputs, seed: seed, times)
    return areRecordsSame && areTimesSame
}

exit(main() ? 0 : 1)
