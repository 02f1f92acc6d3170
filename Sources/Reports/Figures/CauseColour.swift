import Delays

/// One colour for each cause, the same in every chart.
///
/// The palette is that of Okabe and Ito, "Color Universal Design" (2008), which people with any of the common
/// colour-vision deficiencies can tell apart; what is undetermined is hatched instead.
enum CauseColour {
    /// `#RRGGBB`.
    static func web(_ cause: Cause) -> String {
        switch cause {
        case .processing: "#0072b2"
        case .elapsed: "#56b4e9"
        case .firstTouch: "#f0e442"
        case .batching: "#cc79a7"
        case .unavailability: "#999999"
        case .prioritization: "#d55e00"
        case .contention: "#e69f00"
        case .unexplained: "#009e73"
        case .undetermined: "url(#hatch)"
        }
    }

    /// The nearest of a terminal's 256 colours.
    static func terminal(_ cause: Cause) -> Int {
        switch cause {
        case .processing: 32
        case .elapsed: 74
        case .firstTouch: 227
        case .batching: 175
        case .unavailability: 246
        case .prioritization: 166
        case .contention: 214
        case .unexplained: 36
        case .undetermined: 240
        }
    }
}
