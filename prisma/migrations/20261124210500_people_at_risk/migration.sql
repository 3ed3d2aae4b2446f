-- What a member at risk may choose: to be called by a pseudonym, and to get no mail.
ALTER TABLE "members" ADD COLUMN "pseudonym_from" TIMESTAMPTZ(3), ADD COLUMN "mail_stopped_at" TIMESTAMPTZ(3);

-- An input for moderators only is its author's; the author may let the organisation's focal points read it.
ALTER TABLE "inputs" ADD COLUMN "focal_points_from" TIMESTAMPTZ(3);

-- The log tells whoever is not told more the day of an event alone. Such events stand within their day in an
-- order that says nothing about time, so they need one of their own: a uuidv7 is a time.
CREATE INDEX "audit_events_at_id_idx" ON "audit_events"("at" DESC, "id" DESC);
CREATE INDEX audit_events_by_day ON audit_events (((at AT TIME ZONE 'UTC')::date) DESC, md5(id::text) DESC);
