-- A text stored by mistake can be taken back while nobody has built on it; from then on it is permanent, as
-- it was from the beginning before.
CREATE FUNCTION revision_is_used(revision uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM uptake_records u WHERE u.revision_id = revision)
    OR EXISTS (SELECT FROM decision_acts a WHERE a.revision_id = revision)
    OR EXISTS (SELECT FROM reconsiderations q WHERE q.revision_id = revision)
    OR EXISTS (SELECT FROM publications pb WHERE pb.revision_id = revision)
    OR EXISTS (SELECT FROM revision_texts rt WHERE rt.revision_id = revision)
    OR EXISTS (SELECT FROM lineage_corrections c JOIN paragraphs p ON p.id = c.paragraph_id
      WHERE p.revision_id = revision)
    OR EXISTS (SELECT FROM revisions rv JOIN revisions later ON later.document_id = rv.document_id
        AND later.ordinal > rv.ordinal WHERE rv.id = revision);

CREATE FUNCTION refuse_other_paragraph() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR revision_is_used(OLD.revision_id) THEN
    RAISE EXCEPTION '% on % is refused: its rows are permanent', TG_OP, TG_TABLE_NAME USING ERRCODE = 'UP001';
  END IF;
  RETURN OLD;
END $$;
DROP TRIGGER permanent_rows ON paragraphs;
CREATE TRIGGER permanent_rows BEFORE UPDATE OR DELETE ON paragraphs
  FOR EACH ROW EXECUTE FUNCTION refuse_other_paragraph();

CREATE OR REPLACE FUNCTION refuse_other_tie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT (SELECT revision_is_used(p.revision_id) FROM paragraphs p WHERE p.id = OLD.paragraph_id) THEN
      RETURN OLD;
    END IF;
  ELSIF OLD.ended_by_id IS NULL AND NEW.ended_by_id IS NOT NULL
    AND (NEW.id, NEW.lineage_id, NEW.paragraph_id, NEW.method, NEW.confidence, NEW.begun_by_id)
      IS NOT DISTINCT FROM (OLD.id, OLD.lineage_id, OLD.paragraph_id, OLD.method, OLD.confidence, OLD.begun_by_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is refused: a tie is permanent, and ended once by a correction', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'UP001';
END $$;
