import Foundation
import Statistics

/// What R makes of a small clustered sample: `Fixtures/cluster-resampling.R`.
struct ClusterResamplingFixture: Decodable {
    struct Interval: Decodable {
        let level: Double
        let percentile: [Double]
        let bca: [Double]
    }

    let cluster: [Int32]
    let price: [Double]
    let weight: [Double]
    let region: [Int32]
    let delay: [Double]
    let coefficients: [Double]
    let leftOut: [Double]
    let cr3: [Double]
    let slope: Double
    let replicates: [Double]
    let standardError: Double
    let leftOutSlopes: [Double]
    let acceleration: Double
    let intervals: [Interval]

    /// Which coefficient was bootstrapped: that of `weight`.
    static let slopeIndex = 2

    static func load() throws -> ClusterResamplingFixture { try Fixture.read("cluster-resampling") }

    func grams() throws -> ClusterGrams {
        let design = try Design([
            .numeric(NumericColumn(name: "price", values: price)),
            .numeric(NumericColumn(name: "weight", values: weight)),
            .categorical(
                CategoricalColumn(name: "region", levels: ["East", "North", "West"], codes: region)
            ),
        ])
        return try ClusterGrams(
            design,
            outcomes: [NumericColumn(name: "delay", values: delay)],
            clusteredBy: Clustering(cluster)
        )
    }
}
