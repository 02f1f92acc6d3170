import EventLogs
import Testing

@testable import LogReaders

@Suite struct ColumnGuessTests {
    /// The roles found, as `role=column` in the order of the columns; attributes and ignored columns left out.
    private func roles(
        _ header: String,
        _ rows: [String],
        options: ReadingOptions = ReadingOptions()
    ) throws -> [String] {
        try guess(header, rows, options: options).columns.filter { !$0.role.mayRepeat }
            .map { "\($0.role)=\($0.name)" }
    }

    private func guess(
        _ header: String,
        _ rows: [String],
        options: ReadingOptions = ReadingOptions()
    ) throws -> ColumnGuess {
        func fields(_ line: String) -> [String] {
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return try ColumnGuess(names: fields(header), rows: rows.map(fields), options: options, path: "test")
    }

    @Test(arguments: [
        "订单号,环节,经办人,开始时间,完成时间,下单时间,承诺日期", "订单编号,活动,操作人,开始日期,结束时间,创建时间,交期",
        "单号,工序,员工,开工时间,完工时间,下单日期,承诺时间", "Order ID,Stage,Assistant,Started,Completed,Created at,Promised",
        "order_no,task,employee,begin_time,finish_time,order date,due date",
        "Case,Step,User,Start,End,arrival,deadline",
        "ORDER_NUMBER,ACTIVITY_NAME,OPERATOR,START_DATE,END_DATE,RECEIVED_AT,REQUIRED_DATE",
    ])
    func namesOfBothLanguagesAreKnown(header: String) throws {
        let names = header.split(separator: ",").map(String.init)
        let found = try roles(
            header,
            [
                "A1,审核,王芳,2016/1/4 9:30,2016/1/4 10:00,2016/1/3 8:00,2016/1/9",
                "A1,发货,李强,2016/1/5 9:30,2016/1/5 10:00,2016/1/3 8:00,2016/1/9",
                "A2,审核,王芳,2016/1/6 9:30,2016/1/6 10:00,2016/1/4 8:00,2016/1/9",
            ]
        )
        let expected = ["order", "activity", "resource", "start", "end", "arrival", "promise"]
        #expect(found == zip(expected, names).map { "\($0)=\($1)" })
    }

    @Test func theTimeOfEnablementIsNotTheStart() throws {
        let found = try roles(
            "case_id,Activity,enabled_time,start_time,end_time",
            ["1,a,2021-01-01T10:00,2021-01-01T10:30,2021-01-01T11:00"]
        )
        #expect(found == ["order=case_id", "activity=Activity", "start=start_time", "end=end_time"])
    }

    @Test func timestampsAreTheEndBesideAStartAndElseTheEvent() throws {
        #expect(
            try roles("case,activity,start_timestamp,time:timestamp", ["1,a,2021-01-01,2021-01-02"]).suffix(2)
                == ["start=start_timestamp", "end=time:timestamp"]
        )
        #expect(try roles("case,activity,end_time", ["1,a,2021-01-01"]).last == "time=end_time")
        #expect(try roles("case,activity,start", ["1,a,2021-01-01"]).last == "time=start")
        #expect(try roles("case,activity,moment", ["1,a,2021-01-01"]).last == "time=moment")
    }

    @Test func aStartThatNeverVariesWithinAnOrderIsTheOrdersArrival() throws {
        let rows = (0..<12).map { row in
            "o\(row / 3),step \(row % 3),2021-01-0\(row / 3 + 1),2021-02-0\(row / 3 + 1),2021-01-0\(row % 3 + 2) 10:00"
        }
        #expect(
            try roles("order_id,activity,start_date,end_date,timestamp", rows)
                == [
                    "order=order_id", "activity=activity", "arrival=start_date", "completed=end_date",
                    "time=timestamp",
                ]
        )
        // Nothing else varies: dates without a time of day are often the same in all rows.
        let sameDay = (0..<12).map { "o\($0 / 3),step \($0 % 3),2021-01-01,2021-01-01" }
        #expect(
            try roles("order_id,activity,start_date,end_date", sameDay).suffix(2) == [
                "start=start_date", "end=end_date",
            ]
        )
    }

    @Test func aDateAndATimeOfDayAreOneTime() throws {
        for (date, time) in [("2021-01-01", "10:30"), ("20210101", "103000"), ("2021/1/1", "10:30 AM")] {
            let rows = ["1,a,\(date),\(time)", "1,b,\(date),\(time)"]
            #expect(try roles("case,activity,date,time", rows).suffix(2) == ["time=date", "timeOfDay=time"])
        }
        let whole = ["1,a,2021-01-01 10:00,10:30", "1,b,2021-01-01 11:00,11:30"]
        #expect(try roles("case,activity,date,time", whole).last == "time=date")
        let read = try DelimitedTextReaderTests.read(
            "case,activity,date,time\n1,a,01.02.2021,10:30\n1,b,13.02.2021,\n"
        )
        #expect(read.log.end == [1_612_175_400 * .second, 1_613_174_400 * .second])
    }

    @Test func aNameWithoutTheContentIsNotEnough() throws {
        // "time" holds durations, "status" no lifecycle, "user" nothing, "due" a date that changes within an order.
        let found = try roles(
            "case,activity,time,when,status,user,due date",
            [
                "1,a,12.5,2021-01-01T10:00,open,,2021-02-01", "1,b,13.5,2021-01-01T11:00,closed,,2021-02-02",
                "2,a,1.5,2021-01-01T12:00,open,,2021-02-03",
            ]
        )
        #expect(found == ["order=case", "activity=activity", "time=when"])
    }

    @Test func aStatusOfStartsAndCompletionsIsALifecycle() throws {
        let found = try roles(
            "case,activity,timestamp,状态,instance",
            ["1,a,2021-01-01,开始,7", "1,a,2021-01-02,完成,7"]
        )
        #expect(
            found == [
                "order=case", "activity=activity", "time=timestamp", "lifecycle=状态", "instance=instance",
            ]
        )
    }

    @Test func anIdThatNeverComesTwiceIsNotTheOrderIfAnotherDoes() throws {
        let rows = (0..<40).map { "\($0),o\($0 / 4),step \($0 % 4),2021-01-01" }
        #expect(try roles("event_id,contract_id,activity,date", rows).first == "order=contract_id")
        // Sorted by time, the sample may hold each order once.
        let sparse = (0..<40).map { "o\($0),step \($0 % 4),2021-01-01" }
        #expect(try roles("order_id,activity,date", sparse).first == "order=order_id")
    }

    @Test func theUsersWordGoesBeforeEveryGuess() throws {
        let rows = ["1,a,x,2021-01-01,2021-01-02,k", "1,b,y,2021-01-02,2021-01-03,k"]
        var options = ReadingOptions()
        options.columns = [.activity: "STAGE", .time: "end"]
        options.attributeRoles = ["resource": .ignored]
        let guess = try guess("case,activity,stage,start,end,resource", rows, options: options)
        #expect(guess.columns.map(\.role) == [.order, .attribute, .activity, .attribute, .time, .ignored])
        #expect(guess.choices.map(\.reason) == [.name, .remaining, .given, .remaining, .given, .given])
        #expect(guess.choices[2].confidence == 1 && guess.choices[0].confidence < 1)
    }

    @Test func columnsOfOtherProgramsAndWithoutANameAreIgnored() throws {
        let guess = try guess(
            ",case,activity,time,@@duration,.order",
            ["0,1,a,2021-01-01,5,1", "1,1,a,2021-01-01,5,2"]
        )
        #expect(guess.columns.map(\.role) == [.ignored, .order, .activity, .time, .ignored, .ignored])
        #expect(guess.choices[0].reason == .technical)
    }

    @Test func whatCannotBeDecidedIsAskedFor() {
        func role(_ header: String, _ row: String) -> String? {
            do {
                _ = try guess(header, [row, row])
                return nil
            } catch ReadingError.undecidedRole(_, let role, let flag, let columns) {
                return "\(role) \(flag) \(columns.count)"
            } catch { return "\(error)" }
        }
        #expect(role("what,activity,time", "x,a,2021-01-01") == "order --order 3")
        #expect(role("case,p,q,time", "1,a,b,2021-01-01") == "activity --activity 4")
        #expect(role("case,activity,first,second", "1,a,2021-01-01,2021-01-02") == "time --time 4")
        #expect(role("case,activity,time", "1,a,soon") == "time --time 3")
    }

    @Test func givenFormatsAreTaken() throws {
        var options = ReadingOptions()
        options.timeFormats = ["Time": .monthDayYear]
        let guess = try guess("case,activity,time", ["1,a,01/02/2021"], options: options)
        #expect(guess.columns[2].timeFormat == .monthDayYear)
        #expect(guess.notes.isEmpty)
    }
}
