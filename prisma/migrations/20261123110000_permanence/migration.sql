-- What the first migration left open: a row moved into what is published, a table emptied as a whole, and
-- columns that say what a text is and whose.

CREATE OR REPLACE FUNCTION refuse_change_once_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE held uuid[];
BEGIN
  IF TG_TABLE_NAME = 'uptake_records' THEN held := ARRAY[OLD.id];
  ELSIF TG_OP = 'INSERT' THEN held := ARRAY[NEW.record_id];
  ELSIF TG_OP = 'DELETE' THEN held := ARRAY[OLD.record_id];
  ELSE held := ARRAY[OLD.record_id, NEW.record_id]; END IF;
  IF (SELECT bool_or(record_is_published(record)) FROM unnest(held) AS record) THEN
    RAISE EXCEPTION 'uptake record % is published: record a correction beside it', held USING ERRCODE = 'UP001';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE OR REPLACE FUNCTION refuse_into_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE batches uuid[] := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW.publication_id]
  WHEN 'DELETE' THEN ARRAY[OLD.publication_id] ELSE ARRAY[OLD.publication_id, NEW.publication_id] END;
BEGIN
  IF EXISTS (SELECT FROM publications p WHERE p.id = ANY(batches) AND p.published_at IS NOT NULL) THEN
    RAISE EXCEPTION 'publication % is permanent', batches USING ERRCODE = 'UP001';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- Which paragraphs of two revisions are one is what the links of published records are read by.
CREATE TRIGGER permanent_rows BEFORE UPDATE OR DELETE ON lineage_paragraphs
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['inputs', 'revisions', 'lineage_paragraphs', 'uptake_records', 'uptake_links',
    'publications', 'published_records'] LOOP
    EXECUTE format('CREATE TRIGGER permanent_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', kept);
  END LOOP;
END $$;

-- Of an input its level of attribution, the name that this level tells and the version in force may change.
CREATE FUNCTION refuse_other_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.reference, NEW.stream_id, NEW.organisation_id, NEW.author_id, NEW.channel, NEW.recorded_by_id,
      NEW.given_on, NEW.form_key, NEW.form_hash, NEW.submitted_at)
    IS DISTINCT FROM (OLD.id, OLD.reference, OLD.stream_id, OLD.organisation_id, OLD.author_id, OLD.channel,
      OLD.recorded_by_id, OLD.given_on, OLD.form_key, OLD.form_hash, OLD.submitted_at) THEN
    RAISE EXCEPTION 'input %: whose it is and when it was submitted is permanent', OLD.reference USING ERRCODE = 'UP001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permanent_author BEFORE UPDATE ON inputs FOR EACH ROW EXECUTE FUNCTION refuse_other_author();

CREATE FUNCTION refuse_other_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE held uuid := CASE TG_TABLE_NAME WHEN 'paragraphs' THEN (to_jsonb(NEW) ->> 'revision_id')::uuid ELSE OLD.id END;
BEGIN
  IF EXISTS (SELECT FROM publications p WHERE p.revision_id = held AND p.published_at IS NOT NULL) THEN
    RAISE EXCEPTION 'revision % is published, and its text permanent', held USING ERRCODE = 'UP001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permanent_text BEFORE UPDATE OF id, document_id, ordinal, slug, name, symbol, language, issued_on, text_hash
  ON revisions FOR EACH ROW EXECUTE FUNCTION refuse_other_text();
CREATE TRIGGER permanent_text BEFORE INSERT ON paragraphs FOR EACH ROW EXECUTE FUNCTION refuse_other_text();

-- An organisation merged into the delegation of a State is that State's: the way up has as many steps as it
-- has. The bound ends a circle.
CREATE OR REPLACE FUNCTION organisation_root(organisation uuid) RETURNS uuid LANGUAGE sql STABLE
  RETURN (WITH RECURSIVE way AS (
      SELECT o.id, COALESCE(o.merged_into_id, o.delegation_of_id) AS above, 1 AS step
      FROM organisations o WHERE o.id = organisation
      UNION ALL
      SELECT o.id, COALESCE(o.merged_into_id, o.delegation_of_id), way.step + 1
      FROM way JOIN organisations o ON o.id = way.above WHERE way.step < 8)
    SELECT way.id FROM way ORDER BY way.step DESC LIMIT 1);
