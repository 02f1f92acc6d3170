import EventLogs
import Foundation

/// How long something takes: a distribution of durations, sampled in whole seconds.
public enum Distribution: Sendable, Equatable {
    case fixed(Microseconds)
    case uniform(from: Microseconds, to: Microseconds)
    case triangular(from: Microseconds, mode: Microseconds, to: Microseconds)
    case exponential(mean: Microseconds)
    /// `spread` is the coefficient of variation, the standard deviation over the mean.
    case lognormal(mean: Microseconds, spread: Double)
    /// `spread` is the coefficient of variation, the standard deviation over the mean.
    case gamma(mean: Microseconds, spread: Double)

    /// The expected duration in microseconds.
    public var mean: Double {
        switch self {
        case .fixed(let length): Double(length)
        case .uniform(let from, let to): (Double(from) + Double(to)) / 2
        case .triangular(let from, let mode, let to): (Double(from) + Double(mode) + Double(to)) / 3
        case .exponential(let mean), .lognormal(let mean, _), .gamma(let mean, _): Double(mean)
        }
    }

    /// One duration, rounded to whole seconds; never negative.
    func sample(from stream: inout RandomStream) -> Microseconds {
        let seconds = (draw(from: &stream) / Double(Microseconds.second)).rounded()
        return max(0, Microseconds(seconds) * .second)
    }

    private func draw(from stream: inout RandomStream) -> Double {
        switch self {
        case .fixed(let length):
            return Double(length)
        case .uniform(let from, let to):
            return Double(from) + stream.unit() * Double(to - from)
        case .triangular(let from, let mode, let to):
            let width = Double(to - from)
            let rise = Double(mode - from)
            let level = stream.unit()
            return level * width < rise
                ? Double(from) + (level * width * rise).squareRoot()
                : Double(to) - ((1 - level) * width * (width - rise)).squareRoot()
        case .exponential(let mean):
            return -Double(mean) * log(stream.unit())
        case .lognormal(let mean, let spread):
            let variance = log(1 + spread * spread)
            return Double(mean) * exp(variance.squareRoot() * stream.normal() - variance / 2)
        case .gamma(let mean, let spread):
            let shape = 1 / (spread * spread)
            return Double(mean) / shape * Distribution.standardGamma(shape: shape, from: &stream)
        }
    }

    /// By the method of Marsaglia and Tsang (2000); shapes below 1 are raised by 1 and scaled back.
    private static func standardGamma(shape: Double, from stream: inout RandomStream) -> Double {
        if shape < 1 {
            let boost = pow(stream.unit(), 1 / shape)
            return boost * standardGamma(shape: shape + 1, from: &stream)
        }
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = stream.normal()
            let v = pow(1 + c * x, 3)
            if v > 0, log(stream.unit()) < x * x / 2 + d - d * v + d * log(v) { return d * v }
        }
    }
}
