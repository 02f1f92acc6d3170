// swift-tools-version: 6.2
import PackageDescription

/// Random inputs for the scanners of records and of times, beside the plain readers that the tests hold them against.
/// The sources are those of the main package, linked, so that no library has to be built for it.
let package = Package(
    name: "Fuzz",
    targets: [
        .systemLibrary(name: "CByteMarks"),
        .target(name: "Parallelism"),
        .target(name: "Sorting", dependencies: ["Parallelism"]),
        .target(name: "TestInputs"),
        // What is fuzzed is not public.
        .target(
            name: "EventLogs",
            dependencies: ["Parallelism", "Sorting"],
            swiftSettings: [.unsafeFlags(["-enable-testing"])]
        ),
        .executableTarget(
            name: "Fuzz",
            dependencies: ["EventLogs", "CByteMarks", "Parallelism", "TestInputs"]
        ),
    ],
    swiftLanguageModes: [.v6]
)
