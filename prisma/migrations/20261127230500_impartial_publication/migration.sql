-- Interests may arise after a record was decided: two organisations become one, a moderator joins a third.
-- Does whoever decided record `record`, or agreed to it as it stands, have an interest in it by now?
CREATE FUNCTION has_conflict(record uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (
    SELECT FROM uptake_records u JOIN revisions rn ON rn.id = u.revision_id
    JOIN outcome_documents d ON d.id = rn.document_id JOIN rounds r ON r.id = d.round_id
    LEFT JOIN LATERAL (SELECT rv.reviewer_id FROM reviews rv
      WHERE rv.record_id = u.id AND rv.record_version = u.version ORDER BY rv.id DESC LIMIT 1) seen ON true
    WHERE u.id = record AND (has_interest(u.decided_by_id, u.point_id) OR has_interest(seen.reviewer_id, u.point_id)
      OR share_organisation(seen.reviewer_id, u.decided_by_id, r.created_at)));

-- As before; and nobody's own record, nor one that they reviewed, is published.
CREATE OR REPLACE FUNCTION check_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.published_at IS NOT NULL THEN
    RAISE EXCEPTION 'publication % is permanent', OLD.id USING ERRCODE = 'UP001';
  END IF;
  IF NEW.published_at IS NULL THEN RETURN NEW; END IF;
  IF EXISTS (
    SELECT FROM published_records pr JOIN uptake_records u ON u.id = pr.record_id
    WHERE pr.publication_id = NEW.id AND u.rated_by IS NULL AND (
      u.version <> pr.record_version
      OR (SELECT r.finding FROM reviews r WHERE r.record_id = u.id AND r.record_version = u.version ORDER BY r.id DESC LIMIT 1) IS DISTINCT FROM 'agreed'
      OR (u.outcome IN ('reflected', 'partly_reflected') AND NOT EXISTS (SELECT FROM uptake_links l WHERE l.record_id = u.id))))
  THEN
    RAISE EXCEPTION 'publication % holds a record that was not reviewed as it stands, or that names no paragraph', NEW.id USING ERRCODE = 'UP001';
  END IF;
  IF EXISTS (SELECT FROM published_records pr JOIN uptake_records u ON u.id = pr.record_id
    WHERE pr.publication_id = NEW.id AND u.rated_by IS NULL AND has_conflict(pr.record_id)) THEN
    RAISE EXCEPTION 'conflict of interest: publication % holds a record of somebody who has an interest in it', NEW.id USING ERRCODE = 'UP002';
  END IF;
  RETURN NEW;
END $$;
