package nianping

// Limits of the signals, one place: counts of candidates unless a comment says otherwise. The officers' bureau may change them.
var signalLimits = struct {
	AllPassedHigh, AllPassedLow         int
	SameRateGroups, SameRateSize        int
	RoundRateGroups                     int
	RateJumpPoints, RateJumpSize        int // points of per cent; candidates
	EasierPoints, EasierSize            int
	NoAbsenceSize                       int
	VolumeTimes, VolumeSize             int // times last year's; candidates last year
	CandidatesPerGroupDay, DaysPerBatch int // 3 examiners a group
	TurnsPerStationDay, StationDays     int
	BatchSize                           int
	SubsidySize                         int
	ManyOccupations                     int
	YoungestExaminer, OldestExaminer    int // years
	OutsideShare                        float64
	AreaPerSeat                         float64 // m²
	DisciplineSize                      int
}{
	AllPassedHigh: 10, AllPassedLow: 30,
	SameRateGroups: 4, SameRateSize: 20,
	RoundRateGroups: 6,
	RateJumpPoints:  20, RateJumpSize: 50,
	EasierPoints: 10, EasierSize: 30,
	NoAbsenceSize: 200,
	VolumeTimes:   3, VolumeSize: 100,
	CandidatesPerGroupDay: 30, DaysPerBatch: 2,
	TurnsPerStationDay: 4, StationDays: 200,
	BatchSize:        120,
	SubsidySize:      50,
	ManyOccupations:  4,
	YoungestExaminer: 20, OldestExaminer: 70,
	OutsideShare: 10, AreaPerSeat: 1.2, DisciplineSize: 500,
}
