// swift-tools-version: 6.2
import PackageDescription

/// Searches subgroups in data that the peer reads too (`run`).
let package = Package(
    name: "SubgroupsBenchmark",
    dependencies: [.package(name: "OrderLens", path: "../..")],
    targets: [
        .executableTarget(
            name: "SubgroupsBenchmark",
            dependencies: [.product(name: "Statistics", package: "OrderLens")],
            swiftSettings: [.treatAllWarnings(as: .error)]
        )
    ],
    swiftLanguageModes: [.v6]
)
