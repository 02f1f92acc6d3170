/// Why a lever cannot be read, or changes nothing at a desk.
public enum LeverError: Error, Sendable, Equatable {
    // Reading.

    /// A quote that is not closed, or a word that is not `key=value`.
    case malformed(String)
    case noSuchLever(String)
    case missing(lever: String, parameter: String)
    case noSuchParameter(lever: String, parameter: String, known: [String])
    /// A value that the parameter cannot have, and what it takes.
    case badValue(lever: String, parameter: String, value: String, expected: Expected)
    case noSuchStage(String, known: [String])
    case noSuchResource(String, known: [String])

    // Changing.

    /// Nobody does the activity in the log, by name.
    case nobodyDoes(String)
    /// The activity is not done in batches that have a size, or not at times of the day.
    case notBatched(String)
    case notTimed(String)
    /// There is nothing that the lever could change: it is so already.
    case alreadySo(lever: String)
    /// The log has no promises.
    case noPromises
    /// The activity is never repeated, or never waits for something outside for long enough to be chased.
    case noRework(String)
    case noOutsideWait(String)
    /// No order is handed from somebody at the one activity to somebody else at the other.
    case noHandOff(from: String, to: String)
    /// Everybody was on duty whenever it is usual.
    case noGap(String)

    /// What a parameter takes.
    public enum Expected: Sendable, Equatable {
        case wholeNumber(from: Int)
        case share
        case length
        case timesOfDay
        case choice([String])
    }
}
