/// So many periods in a row with the same light, up to a row.
struct LightRun: Sendable, Equatable {
    let light: Light?
    /// 0 where there is no light. A period without a light ends a run, as nobody knows what it would have been.
    let length: Int

    /// The run that each row of a panel ends.
    static func runs(_ lights: [Light?], _ panel: Panel) -> [LightRun] {
        var runs: [LightRun] = []
        runs.reserveCapacity(lights.count)
        for row in lights.indices {
            guard let light = lights[row] else {
                runs.append(LightRun(light: nil, length: 0))
                continue
            }
            let follows =
                row > 0 && panel.personCodes[row] == panel.personCodes[row - 1]
                && panel.periodCodes[row] == panel.periodCodes[row - 1] + 1 && runs[row - 1].light == light
            runs.append(LightRun(light: light, length: follows ? runs[row - 1].length + 1 : 1))
        }
        return runs
    }
}
