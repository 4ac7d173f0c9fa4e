// Package nianping (年评) is the domain of the yearly evaluation of skills-evaluation institutions (技能人才评价机构):
// what the notice demands of them, what their summaries state, how those are checked, scored and ranked.
//
// The map of the program, in the order in which data travels:
//
//	ingest            bytes → Document (one reader a format) → facts → Report
//	ingest/workspace  submissions, registry, corrections: the database and the originals
//	nianping (here)   Report + registry → Findings; Findings + Rubric → Evaluation; Evaluations → Ranking
//	render, template  PDF, workbooks, letters, the form of Attachment 2
//	cmd/nianping      commands, flags, the clock
//
// This package imports the standard library only and does no I/O.
package nianping

// Version is the program's version, kept with every evaluation.
var Version = "0.1.0"
