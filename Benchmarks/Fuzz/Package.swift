// swift-tools-version: 6.2
import PackageDescription

/// Inputs for the scanners of records and of times, beside the plain readers that the tests hold them against: random ones
/// (`run`), and those that libFuzzer makes by the branches they reach (`explore`).
/// The sources are those of the main package, linked, so that no library has to be built for it.
let isExploring = Context.environment["ORDERLENS_LIBFUZZER"] != nil

// What is fuzzed is not public.
let settings: [SwiftSetting] = [.unsafeFlags(["-enable-testing"])]

let package = Package(
    name: "Fuzz",
    targets: [
        .systemLibrary(name: "CByteMarks"),
        .target(name: "Parallelism"),
        .target(name: "Sorting", dependencies: ["Parallelism"]),
        .target(name: "TestInputs"),
        .target(name: "EventLogs", dependencies: ["Parallelism", "Sorting"], swiftSettings: settings),
        .target(name: "Scanners", dependencies: ["EventLogs", "CByteMarks"], swiftSettings: settings),
        isExploring
            ? .executableTarget(
                name: "CoverageGuided",
                dependencies: ["Scanners", "EventLogs"],
                // The main program is libFuzzer's.
                swiftSettings: [.unsafeFlags(["-parse-as-library", "-sanitize=fuzzer"])],
                linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]
            )
            : .executableTarget(
                name: "Fuzz",
                dependencies: ["Scanners", "EventLogs", "Parallelism", "TestInputs"]
            ),
    ],
    swiftLanguageModes: [.v6]
)
