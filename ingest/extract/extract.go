// Package extract understands a report: a document.Document becomes facts, and facts become a nianping.Report.
//
// Data travels one way:
//
//	document.Document ─Read→ Reading (blocks in order, normalised, with their part of Attachment 2)
//	  ─rules (rules.go)→ []Fact (a value with its words, place and doubt) ─Assemble→ nianping.Report
//
// What a text contains is found once, for all rules (contents.go): a Block knows its sentences and clauses, each of these its
// numbers and which lists of words (Words, Lexicon) have a word in it. A rule asks that first (Piece.Says) and reads on only
// where it may find something.
//
// What people write for what we mean is data: lexicon/*.tsv, every row with an example. A rule works on normalised
// text (View) and hands back the original words, so that evidence is always a piece of the document. Assemble is the
// only writer of values, evidence and review: two facts for one field become one value and a finding CONFLICT there.
package extract
