import LinearAlgebra

extension LogisticRegression {
    /// The average marginal effects (Bartus 2005; Cameron and Trivedi, "Microeconometrics", section 14.3.2), rows
    /// counting with their weights.
    ///
    /// A column moves the chance through all terms that it is part of, interactions included.
    /// - Parameter covariance: of the coefficients, names × names; nil for the inverse information.
    /// - Complexity: O(rows · columns · (numeric columns + levels)), on all processors.
    public func marginalEffects(covariance: Matrix? = nil) -> MarginalEffects {
        let covariance = covariance ?? self.covariance
        precondition(
            covariance.rows == names.count && covariance.columns == names.count,
            "a row and a column for each coefficient"
        )
        let rows = search.likelihood.rows
        let variables = rows.design.variables
        let derivatives = search.likelihood.derivativeSums(
            at: centredCoefficients,
            of: variables.filter { $0.settings.isEmpty }
        )
        var result = MarginalEffects(effects: [], undetermined: [])
        for variable in variables {
            let contrasts: [Contrast]
            if variable.settings.isEmpty {
                contrasts = [
                    Contrast(name: variable.name, kind: .derivative, sum: derivatives.sums[variable.name])
                ]
            } else {
                contrasts = self.contrasts(of: variable)
            }
            let aliased = rows.aliasedColumns(of: variable)
            for contrast in contrasts {
                guard let sum = contrast.sum, !variable.isUndetermined(contrast.name, aliased: aliased) else {
                    result.undetermined.append(contrast.name)
                    continue
                }
                let gradient = rows.gradientByUncentred(sum.gradient.map { $0 / derivatives.weight })
                let variance = covariance.quadraticForm(gradient)
                result.effects.append(
                    MarginalEffect(
                        name: contrast.name,
                        kind: contrast.kind,
                        estimate: sum.value / derivatives.weight,
                        error: max(0, variance).squareRoot(),
                        gradient: gradient
                    )
                )
            }
        }
        return result
    }

    /// The mean chance if a numeric column were `to` in all rows, less that if it were `from`, everything else being as it is; with the
    /// error of the delta method.
    ///
    /// Unlike the mean slope times the step it is a difference of chances, never beyond 0 and 1.
    /// - Parameters:
    ///   - name: of a numeric column; it moves the chance through all terms that it is part of.
    ///   - covariance: of the coefficients, names × names; nil for the inverse information.
    /// - Returns: nil if there is no numeric column of that name, or a column that it is part of has no coefficient.
    /// - Complexity: O(rows · columns), on all processors.
    public func marginalStep(
        of name: String,
        from: Double,
        to: Double,
        covariance: Matrix? = nil
    ) -> MarginalEffect? {
        let likelihood = search.likelihood
        let rows = likelihood.rows
        let variable = rows.design.variables.first { $0.name == name }
        let column = rows.design.terms.flatMap(\.numericFactors).first { $0.name == name }
        guard let variable, let column, rows.aliasedColumns(of: variable).isEmpty else { return nil }
        func chances(_ value: Double) -> LogisticLikelihood.SumWithGradient {
            likelihood.chanceSum(
                at: centredCoefficients,
                rows: rows.replacing(design: rows.design.replacing(.numeric(column.constant(value))))
            )
        }
        var difference = chances(to)
        difference.add(chances(from), times: -1)
        let weight = successes + failures
        let gradient = rows.gradientByUncentred(difference.gradient.map { $0 / weight })
        let variance = (covariance ?? self.covariance).quadraticForm(gradient)
        return MarginalEffect(
            name: name,
            kind: .difference(from: "\(from)"),
            estimate: difference.value / weight,
            error: max(0, variance).squareRoot(),
            gradient: gradient
        )
    }

    private struct Contrast {
        let name: String
        let kind: MarginalEffect.Kind
        let sum: LogisticLikelihood.SumWithGradient?
    }

    /// The mean chance in each setting, less that in the baseline.
    private func contrasts(of variable: Variable) -> [Contrast] {
        let likelihood = search.likelihood
        let chances = variable.settings.map { setting in
            likelihood.chanceSum(
                at: centredCoefficients,
                rows: likelihood.rows.replacing(design: likelihood.rows.design.replacing(setting.column))
            )
        }
        var baseline = LogisticLikelihood.SumWithGradient(width: likelihood.rows.width)
        for index in variable.baselines {
            baseline.add(chances[index], times: 1 / Double(variable.baselines.count))
        }
        return variable.settings.indices.compactMap { index in
            guard variable.baselines != [index] else { return nil }
            var difference = chances[index]
            difference.add(baseline, times: -1)
            return Contrast(
                name: variable.settings[index].name,
                kind: .difference(from: variable.baselineName),
                sum: difference
            )
        }
    }
}

extension ModelRows {
    /// The derivative by the coefficients of the columns as they are, from that by those of the centred columns.
    fileprivate func gradientByUncentred(_ gradient: [Double]) -> [Double] {
        guard hasIntercept else { return gradient }
        var result = gradient
        for (position, column) in columns.enumerated() {
            result[position + 1] += centres[column] * gradient[0]
        }
        return result
    }

    fileprivate func aliasedColumns(of variable: Variable) -> [(name: String, isInteraction: Bool)] {
        let known = Set(columns)
        return zip(design.terms, design.columnRanges).flatMap { term, range in
            guard term.factorNames.contains(variable.name) else {
                return [(name: String, isInteraction: Bool)]()
            }
            return range.filter { !known.contains($0) }.map {
                (design.columnNames[$0], term.factorNames.count > 1)
            }
        }
    }
}
