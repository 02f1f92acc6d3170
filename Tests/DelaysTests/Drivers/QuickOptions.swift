@testable import Delays

extension DriverOptions {
    static var quick: DriverOptions {
        var options = DriverOptions()
        options.replicates = 0
        return options
    }
}
