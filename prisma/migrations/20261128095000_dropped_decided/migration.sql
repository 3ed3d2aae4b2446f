-- Dropped is decided by a moderator like any other outcome, reviewed and published in a batch: no more only rated
-- by a source.
ALTER TABLE uptake_records DROP CONSTRAINT uptake_records_sourced_outcomes,
  ADD CONSTRAINT uptake_records_sourced_outcomes CHECK (outcome <> 'unverified' OR rated_by IS NOT NULL);
