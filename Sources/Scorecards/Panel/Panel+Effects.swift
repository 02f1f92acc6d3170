import Statistics

/// People and periods as clusters, and as factors whose effects are taken out.
extension Panel {
    var personClustering: Clustering {
        Clustering(name: "person", codes: personCodes, codeCount: people.count)
    }

    var periodClustering: Clustering {
        Clustering(name: "period", codes: periodCodes, codeCount: periods.count)
    }

    /// Of some rows alone, in their order.
    func personClustering(of rows: [Int]) -> Clustering {
        Clustering(name: "person", codes: rows.map { personCodes[$0] }, codeCount: people.count)
    }

    /// Of some rows alone, in their order.
    func periodClustering(of rows: [Int]) -> Clustering {
        Clustering(name: "period", codes: rows.map { periodCodes[$0] }, codeCount: periods.count)
    }

    /// The effects of people, then of periods, on some rows.
    func absorption(_ rows: [Int]) throws -> Absorption {
        func factor(_ clustering: Clustering) -> CategoricalColumn {
            CategoricalColumn(
                name: clustering.name,
                levels: (0..<clustering.codeCount).map { "\($0)" },
                codes: clustering.codes
            )
        }
        return try Absorption([factor(personClustering(of: rows)), factor(periodClustering(of: rows))])
    }
}
