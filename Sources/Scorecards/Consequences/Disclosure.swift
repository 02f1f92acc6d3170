/// Of whom consequences are told.
///
/// Who has the rows of people and the means of a group can try which people have just these means together: with figures in full and
/// a few dozen people hardly ever more than one choice fits. So the means of groups are not told beside rows under pseudonyms, which
/// would then stand for the members of a known team, nor anything of people where groups are what is asked for (microdata beside
/// the tables that were made of them: Hundepool and others, "Statistical Disclosure Control", 2012, chapters 3 and 4).
public enum Disclosure: Sendable {
    /// Where people are told of by name, their groups hide nobody.
    case peopleAndGroups
    case peopleOnly
    case groupsOnly
}
