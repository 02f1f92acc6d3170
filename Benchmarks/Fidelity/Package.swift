// swift-tools-version: 6.2
import PackageDescription

/// Replays published logs with nothing changed and says how near that comes (`run`).
let package = Package(
    name: "FidelityBenchmark",
    dependencies: [.package(name: "OrderLens", path: "../..")],
    targets: [
        .executableTarget(
            name: "FidelityBenchmark",
            dependencies: [.product(name: "Improvements", package: "OrderLens")],
            swiftSettings: [.treatAllWarnings(as: .error)]
        )
    ],
    swiftLanguageModes: [.v6]
)
