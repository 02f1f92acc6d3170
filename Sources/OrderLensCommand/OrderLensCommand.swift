import ArgumentParser

struct OrderLensCommand: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "orderlens",
        abstract: "Books every hour of every order to a stage and a cause.",
        discussion: """
            A log is a file of events with an order, an activity and a time: CSV, XES, OCEL, or the result of a query \
            to a SQLite database. Begin with:

              orderlens analyze orders.csv    everything below, and the report for management
              orderlens doctor orders.csv     what is wrong with the data
              orderlens delays orders.csv     where the time goes
              orderlens drivers orders.csv    what goes with slow and late orders
              orderlens segments orders.csv   which kinds of orders are slow, which fast
              orderlens paths orders.csv      which ways the orders go
              orderlens compare orders.csv    how sites or periods differ, what changed
              orderlens improve orders.csv    what to change, and what it would give
              orderlens scores desk.olens --scorecard scorecard.yml   how people score
              orderlens init orders.csv       write orderlens.yml to correct how it is read
            """,
        version: version,
        subcommands: [
            AnalyzeCommand.self, ReportCommand.self, DelaysCommand.self, DriversCommand.self,
            SegmentsCommand.self, OrderCommand.self,
            PathsCommand.self, CompareCommand.self, ImproveCommand.self, ScoresCommand.self,
            ScoreCommand.self,
            AppealCommand.self, IndicatorsCommand.self, WeightsCommand.self, DoctorCommand.self,
            InitCommand.self, ImportCommand.self, GenerateCommand.self,
        ]
    )
}
