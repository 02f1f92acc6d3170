// swift-tools-version: 6.2
import PackageDescription

/// Runs the numeric floors on data that the peers read too: `NumbersBenchmark` for speed (`run` here), `nist` for
/// accuracy (`../nist/run`).
let package = Package(
    name: "NumbersBenchmark",
    dependencies: [.package(name: "OrderLens", path: "../..")],
    targets: [
        .executableTarget(
            name: "NumbersBenchmark",
            dependencies: [.product(name: "Statistics", package: "OrderLens")],
            swiftSettings: [.treatAllWarnings(as: .error)]
        ),
        .executableTarget(
            name: "nist",
            dependencies: [.product(name: "Statistics", package: "OrderLens")],
            swiftSettings: [.treatAllWarnings(as: .error)]
        ),
    ],
    swiftLanguageModes: [.v6]
)
