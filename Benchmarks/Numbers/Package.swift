// swift-tools-version: 6.2
import PackageDescription

/// Times the numeric floors on data that the peers read too: `Benchmarks/numbers` runs it beside them.
let package = Package(
    name: "NumbersBenchmark",
    dependencies: [.package(name: "OrderLens", path: "../..")],
    targets: [
        .executableTarget(
            name: "NumbersBenchmark",
            dependencies: [.product(name: "Statistics", package: "OrderLens")],
            swiftSettings: [.treatAllWarnings(as: .error)]
        )
    ],
    swiftLanguageModes: [.v6]
)
