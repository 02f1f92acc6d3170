import EventLogs
import Foundation
import Statistics

extension ReplayWork {
    /// The same work where each piece took a little more or less: another course that things could have taken.
    ///
    /// A desk is no smooth machine: a minute decides whether work is done before the weekend or after it. One replay with a change
    /// against one without holds that luck too; several courses show how large it is, and their mean has less of it.
    /// - Parameter course: 0 is the work as it is.
    func jittered(course: Int, seed: UInt64) -> ReplayWork {
        guard course > 0 else { return self }
        var jittered = self
        var stream = RandomStream(seed: seed, stream: ReplayWork.firstCourse + UInt64(course))
        for instance in 0..<instanceCount {
            let (normal, _) = stream.nextNormals()
            let factor = exp(ReplayWork.jitter * normal - ReplayWork.jitter * ReplayWork.jitter / 2)
            jittered.effort[instance] = Microseconds((Double(effort[instance]) * factor).rounded())
        }
        return jittered
    }

    /// The standard deviation of the logarithm of working times about those of the log.
    private static let jitter = 0.1
    /// Streams of random numbers before it are those of the samples of weeks.
    private static let firstCourse = UInt64(1) << 32
}
