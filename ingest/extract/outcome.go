package extract

// outcomeFacts reads the counts of prose and tables.
func outcomeFacts(r *Reading, c *Collector) {
}
