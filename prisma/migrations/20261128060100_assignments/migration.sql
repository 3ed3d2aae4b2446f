-- Who takes care of a point, whatever the revision. It locks nothing: others may decide it.
CREATE TABLE "assignments" (
    "point_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "assigned_by_id" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("point_id")
);
CREATE INDEX "assignments_member_id_idx" ON "assignments"("member_id");
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_point_id_fkey" FOREIGN KEY ("point_id") REFERENCES "points"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Nobody takes care of what they have an interest in, whatever else the act asked.
CREATE FUNCTION refuse_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF has_interest(NEW.member_id, NEW.point_id) THEN
    RAISE EXCEPTION 'conflict of interest: member % can''t be assigned point %', NEW.member_id, NEW.point_id USING ERRCODE = 'UP002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refuse_assignment BEFORE INSERT OR UPDATE ON assignments FOR EACH ROW EXECUTE FUNCTION refuse_assignment();

-- An address of a queue under a name of its member's own.
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "member_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "saved_views_member_id_round_id_name_key" ON "saved_views"("member_id", "round_id", "name");
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
