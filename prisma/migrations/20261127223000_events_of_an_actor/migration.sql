-- What a member did is read for their export.
CREATE INDEX "audit_events_actor_id_id_idx" ON "audit_events"("actor_id", "id");
