import Statistics

extension Effect.Change {
    /// A difference with the interval of what one course would show.
    ///
    /// Two things are unknown. Which orders come: percentiles of drawn groups about the whole, made longer as those of few groups have to
    /// be (by √(n / (n - 1)) and the quantile of Student's t with n - 1 degrees of freedom over the normal one; Hesterberg, "What Teachers
    /// Should Know About the Bootstrap", 2015, section 5.3). And which course things take, of which a few were replayed: a further one lies
    /// within t s √(1 + 1/k) of the mean of k (Student's prediction interval; Hahn and Meeker, "Statistical Intervals", 1991, section
    /// 4.7). The two lengths are independent, and add as the legs of a right triangle do; the doubt in the replay comes on top.
    /// - Parameters:
    ///   - drawn: of the replicates, each less what the whole of its course shows; ascending.
    ///   - courses: what each course shows.
    ///   - doubt: a share of the difference.
    init(
        _ before: Double,
        _ after: Double,
        drawn: [Double],
        courses: [Double],
        groups: Int,
        _ doubt: Double
    ) {
        (self.before, self.after) = (before, after)
        let difference = after - before
        let tail = (1 - EffectSample.confidence) / 2
        guard groups > 1, let low = quantile(ofSorted: drawn, tail),
            let high = quantile(ofSorted: drawn, 1 - tail)
        else {
            (lower, upper) = (-.infinity, .infinity)
            return
        }
        let few = Double(groups - 1)
        let longer =
            StudentT(degreesOfFreedom: few).quantile(upperTail: tail) / Normal().quantile(upperTail: tail)
            * (Double(groups) / few).squareRoot()
        let luck = Effect.Change.luck(courses, tail: tail)
        func length(_ side: Double) -> Double {
            let drawn = longer * max(0, side)
            return (drawn * drawn + luck * luck).squareRoot() + doubt * abs(difference)
        }
        lower = difference - length(-low)
        upper = difference + length(high)
    }

    /// How far a further course may be from the mean of these; none where there is but one to tell from.
    private static func luck(_ courses: [Double], tail: Double) -> Double {
        guard courses.count > 1 else { return 0 }
        let count = Double(courses.count)
        let mean = courses.reduce(0, +) / count
        let variance = courses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        return StudentT(degreesOfFreedom: count - 1).quantile(upperTail: tail)
            * (variance * (1 + 1 / count)).squareRoot()
    }
}
