// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled as Swift 6 and may not warn; release builds optimise across modules.
let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

/// The floors of numbers are optimised in debug builds too: their tests run thousands of regressions.
let numericSettings = settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// Programs in `Examples` that use the library as others would.
let examples = ["WhereTimeGoes", "ReplayALever", "WeightsFromTables", "ManagementReportPage"]

/// In optimised builds, which sanitizers want for their speed, what is tested is optimised and the tests are not: they take
/// longer to be optimised than to run.
let testSettings = settings + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

let numericTestSettings =
    numericSettings + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

let package = Package(
    name: "OrderLens",
    products: [
        .library(name: "OrderLens", targets: ["OrderLens"]),
        .library(name: "Statistics", targets: ["Statistics", "LinearAlgebra"]),
        .library(name: "Improvements", targets: ["Improvements", "Delays", "LogReaders", "WorkCalendars"]),
        .executable(name: "orderlens", targets: ["OrderLensCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Floor 0: all processors.
        .target(name: "Parallelism", swiftSettings: numericSettings),
        .testTarget(name: "ParallelismTests", dependencies: ["Parallelism"], swiftSettings: testSettings),

        // Floor 0: memory that was let go of.
        .systemLibrary(name: "CMalloc"),
        .target(name: "FreedMemory", dependencies: ["CMalloc"], swiftSettings: settings),
        .testTarget(name: "FreedMemoryTests", dependencies: ["FreedMemory"], swiftSettings: testSettings),

        // Floor 0: sorting without comparisons.
        .target(name: "Sorting", swiftSettings: numericSettings),
        .testTarget(
            name: "SortingTests",
            dependencies: ["Sorting", "TestInputs"],
            swiftSettings: testSettings
        ),

        // Floor 0: how much room text takes.
        .target(name: "TextWidths", swiftSettings: settings),

        // Floor 0: matrices.
        .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
        .target(
            name: "LinearAlgebra",
            dependencies: ["COpenBLAS", "Parallelism"],
            swiftSettings: numericSettings
        ),
        .testTarget(
            name: "LinearAlgebraTests",
            dependencies: ["LinearAlgebra", "NumericInputs", "TestInputs"],
            swiftSettings: numericTestSettings
        ),

        // Floor 0: the distributions of Boost.Math (`libboost-math-dev`), which is headers alone.
        .target(name: "CBoostMath", cxxSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),

        // Floor 1: numbers, not orders.
        .target(
            name: "Statistics",
            dependencies: ["CBoostMath", "LinearAlgebra", "Parallelism", "Sorting"],
            swiftSettings: numericSettings
        ),
        .testTarget(
            name: "StatisticsTests",
            dependencies: ["Statistics", "NumericInputs", "TestInputs"],
            exclude: ["Fixtures"],
            swiftSettings: numericTestSettings
        ),
        .target(
            name: "NumericInputs",
            dependencies: ["LinearAlgebra", "TestInputs"],
            path: "Tests/Support/NumericInputs",
            swiftSettings: numericSettings
        ),
        .target(name: "TestInputs", path: "Tests/Support/TestInputs", swiftSettings: numericSettings),

        // Floor 1: spreadsheets, not orders.
        .systemLibrary(name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(
            name: "Workbooks",
            dependencies: ["CXLSXWriter", "TextWidths"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WorkbooksTests",
            dependencies: ["Workbooks", "WorkbookReading"],
            swiftSettings: testSettings
        ),
        .target(
            name: "WorkbookReading",
            dependencies: ["CExpat", "CZlib"],
            path: "Tests/Support/WorkbookReading",
            swiftSettings: settings
        ),

        // Floor 2: what a log is.
        .target(name: "EventLogs", dependencies: ["Parallelism", "Sorting"], swiftSettings: settings),
        .testTarget(
            name: "EventLogsTests",
            dependencies: ["EventLogs", "SampleLogs", "TestInputs"],
            swiftSettings: testSettings
        ),

        // Floor 2: logs from files.
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CByteMarks"),
        .target(
            name: "LogReaders",
            dependencies: [
                "EventLogs", "CZlib", "CExpat", "CByteMarks",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LogReadersTests",
            dependencies: [
                "LogReaders", "CByteMarks", "TestInputs", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["SQLite/northwind-orders.sql"],
            swiftSettings: testSettings
        ),

        // Floor 2: when people work.
        .target(
            name: "WorkCalendars",
            dependencies: ["EventLogs", "Parallelism", "Sorting", "Yams"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WorkCalendarsTests",
            dependencies: ["WorkCalendars", "EventLogs", "TestInputs"],
            swiftSettings: testSettings
        ),

        // Floor 2: where logs and results are kept.
        .target(
            name: "Workspace",
            dependencies: [
                "EventLogs", "Parallelism",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "SampleLogs",
            dependencies: ["EventLogs"],
            path: "Tests/Support/SampleLogs",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "ImportChild",
            dependencies: ["Workspace", "SampleLogs"],
            path: "Tests/Support/ImportChild",
            swiftSettings: settings
        ),
        .testTarget(
            name: "WorkspaceTests",
            dependencies: [
                "Workspace", "EventLogs", "SampleLogs", "ImportChild", "TestInputs",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: testSettings
        ),

        // Floor 3: where the hours of an order went.
        .target(
            name: "Delays",
            dependencies: [
                "EventLogs", "FreedMemory", "LinearAlgebra", "Parallelism", "Sorting", "Statistics",
                "WorkCalendars",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DelaysTests",
            dependencies: ["Delays", "DeskGenerator", "LogReaders", "SampleLogs", "TestInputs"],
            swiftSettings: testSettings
        ),

        // Floor 3: what is wrong with the data.
        .target(
            name: "LogQuality",
            dependencies: ["EventLogs", "Parallelism", "Sorting", "Statistics"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LogQualityTests",
            dependencies: ["LogQuality", "LogReaders", "EventLogs", "TestInputs"],
            swiftSettings: testSettings
        ),

        // Floor 3: who is scored on what, and what it should weigh.
        .target(
            name: "Scorecards",
            dependencies: [
                "EventLogs", "LinearAlgebra", "LogReaders", "Parallelism", "Sorting", "Statistics",
                "Workspace",
                "Yams",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ScorecardsTests",
            dependencies: [
                "Scorecards", "EventLogs", "LinearAlgebra", "LogReaders", "NumericInputs", "SampleLogs",
                "SchemaValidation",
                "Statistics", "TestInputs", "Workspace", "Yams",
            ],
            exclude: ["Fixtures"],
            swiftSettings: testSettings
        ),

        // Floor 3: what to change, and what it would give.
        .target(
            name: "Improvements",
            dependencies: ["Delays", "EventLogs", "Sorting", "Statistics", "WorkCalendars"],
            swiftSettings: numericSettings
        ),
        .testTarget(
            name: "ImprovementsTests",
            dependencies: [
                "Improvements", "Delays", "DeskGenerator", "EventLogs", "LogReaders", "Statistics",
                "TestInputs",
                "WorkCalendars",
            ],
            swiftSettings: testSettings
        ),

        // Floor 3: a simulated order desk.
        .target(
            name: "DeskGenerator",
            dependencies: ["EventLogs", "Sorting", "WorkCalendars"],
            swiftSettings: settings
        ),
        .testTarget(name: "DeskGeneratorTests", dependencies: ["DeskGenerator"], swiftSettings: testSettings),

        // Floor 4: what all analyses come to.
        .target(
            name: "Findings",
            dependencies: [
                "Delays", "EventLogs", "Improvements", "LogQuality", "Parallelism", "Scorecards", "Workspace",
            ],
            swiftSettings: settings
        ),

        .testTarget(
            name: "FindingsTests",
            dependencies: ["Findings", "Delays", "Improvements", "LogQuality", "Scorecards", "Workspace"],
            swiftSettings: testSettings
        ),

        // Floor 5: what people and programs get to read.
        .target(
            name: "Reports",
            dependencies: [
                "Delays", "EventLogs", "Findings", "Improvements", "LogQuality", "Parallelism", "Scorecards",
                "TextWidths", "Workbooks",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "Reports", "Delays", "EventLogs", "Findings", "GoldenFiles", "Improvements",
                "SchemaValidation",
                "Scorecards", "TestInputs", "TextWidths", "WorkbookReading", "Workbooks",
            ],
            exclude: ["Golden"],
            swiftSettings: testSettings
        ),
        .target(name: "GoldenFiles", path: "Tests/Support/GoldenFiles", swiftSettings: settings),
        .target(name: "SchemaValidation", path: "Tests/Support/SchemaValidation", swiftSettings: settings),

        // Floor 5: all of it for other programs, and the configuration file.
        .target(
            name: "OrderLens",
            dependencies: [
                "Delays", "DeskGenerator", "EventLogs", "Findings", "Improvements", "LinearAlgebra",
                "LogQuality",
                "LogReaders", "Parallelism", "Reports", "Scorecards", "Statistics", "WorkCalendars",
                "Workbooks", "Workspace", "Yams",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "OrderLensTests",
            dependencies: ["OrderLens", "TestInputs"],
            swiftSettings: settings
        ),

        // Floor 6: the command line.
        .systemLibrary(name: "CWriteBack"),
        .executableTarget(
            name: "OrderLensCommand",
            dependencies: [
                "CWriteBack", "FreedMemory", "LinearAlgebra", "OrderLens",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "CommandReference",
            path: "Tests/Support/CommandReference",
            swiftSettings: settings
        ),
        .testTarget(
            name: "OrderLensCommandTests",
            dependencies: [
                "OrderLensCommand", "OrderLens", "CommandReference", "GoldenFiles", "SchemaValidation",
            ],
            exclude: ["Golden"],
            swiftSettings: testSettings
        ),
        .testTarget(
            name: "ExamplesTests",
            dependencies: examples.map { .target(name: $0) },
            swiftSettings: testSettings
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

package.targets += examples.map { name in
    .executableTarget(
        name: name,
        dependencies: ["OrderLens"],
        path: "Examples/\(name)",
        swiftSettings: settings
    )
}
