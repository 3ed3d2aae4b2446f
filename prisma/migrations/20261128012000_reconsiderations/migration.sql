-- The author's side may ask once per point and revision that a record be looked at again.
CREATE TABLE "reconsiderations" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "point_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "form_key" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "reconsiderations_pkey" PRIMARY KEY ("id")
);

-- That it is kept as it is; what is answered by a correction has none.
CREATE TABLE "kept_records" (
    "reconsideration_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "kept_records_pkey" PRIMARY KEY ("reconsideration_id")
);

CREATE UNIQUE INDEX "reconsiderations_point_id_revision_id_key" ON "reconsiderations"("point_id", "revision_id");
CREATE UNIQUE INDEX "reconsiderations_form_key_key" ON "reconsiderations"("form_key");
CREATE INDEX "reconsiderations_record_id_idx" ON "reconsiderations"("record_id");

ALTER TABLE "reconsiderations" ADD CONSTRAINT "reconsiderations_point_id_fkey" FOREIGN KEY ("point_id") REFERENCES "points"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reconsiderations" ADD CONSTRAINT "reconsiderations_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reconsiderations" ADD CONSTRAINT "reconsiderations_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "uptake_records"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reconsiderations" ADD CONSTRAINT "reconsiderations_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "kept_records" ADD CONSTRAINT "kept_records_reconsideration_id_fkey" FOREIGN KEY ("reconsideration_id") REFERENCES "reconsiderations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "kept_records" ADD CONSTRAINT "kept_records_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE permanent text;
BEGIN
  FOREACH permanent IN ARRAY ARRAY['reconsiderations', 'kept_records'] LOOP
    EXECUTE format('CREATE TRIGGER permanent_rows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', permanent);
    EXECUTE format('CREATE TRIGGER permanent_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', permanent);
  END LOOP;
END $$;

-- A request is about a published record of its point and revision.
CREATE FUNCTION check_reconsideration() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM uptake_records u WHERE u.id = NEW.record_id AND u.point_id = NEW.point_id
      AND u.revision_id = NEW.revision_id AND u.rated_by IS NULL AND record_is_published(u.id)) THEN
    RAISE EXCEPTION 'the request names record %, which is not the published one of its point and revision', NEW.record_id USING ERRCODE = 'UP003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER published_only BEFORE INSERT ON reconsiderations FOR EACH ROW EXECUTE FUNCTION check_reconsideration();

-- As with a review: neither who has an interest in the point nor whoever decided the record, or a colleague.
CREATE FUNCTION refuse_interested_keeping() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked record;
BEGIN
  SELECT u.point_id, u.decided_by_id, ro.created_at AS since INTO STRICT asked
  FROM reconsiderations q JOIN uptake_records u ON u.id = q.record_id JOIN revisions rv ON rv.id = u.revision_id
  JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds ro ON ro.id = d.round_id
  WHERE q.id = NEW.reconsideration_id;
  IF has_interest(NEW.member_id, asked.point_id) OR share_organisation(NEW.member_id, asked.decided_by_id, asked.since) THEN
    RAISE EXCEPTION 'conflict of interest: another moderator of another organisation answers a request' USING ERRCODE = 'UP002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER conflict_of_interest BEFORE INSERT ON kept_records FOR EACH ROW EXECUTE FUNCTION refuse_interested_keeping();
