package nianping

// Check is one test of a case: a row of Checks.
type Check struct {
	Code     string
	Severity Severity // of most of its findings; a finding may carry another where the contract says so
	Title    string   // Chinese name
	Basis    string   // clause of the notice or section of the contract
	Remedy   string   // what the institution should do, a Chinese sentence
	Run      func(*Case) []Finding
}
