-- Who takes care of a point takes care of the one that its author puts in its place, unless they have an interest
-- in it by now. It is a row of its own, so that it can be given back; and it never keeps an author from submitting.
CREATE FUNCTION follow_point() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO assignments (point_id, member_id, assigned_by_id, assigned_at)
  SELECT NEW.id, a.member_id, a.assigned_by_id, a.assigned_at
  FROM input_versions nv
  JOIN input_versions ov ON ov.input_id = nv.input_id AND ov.number = (SELECT max(v.number) FROM input_versions v
    WHERE v.input_id = nv.input_id AND v.number < nv.number AND v.kind <> 'correction')
  JOIN points op ON op.version_id = ov.id AND op.number = NEW.number
  JOIN assignments a ON a.point_id = op.id
  WHERE nv.id = NEW.version_id AND nv.number > 1 AND nv.kind <> 'correction' AND NOT has_interest(a.member_id, op.id);
  RETURN NULL;
END $$;
CREATE TRIGGER follow_point AFTER INSERT ON points FOR EACH ROW EXECUTE FUNCTION follow_point();

-- Those that stayed behind until now.
INSERT INTO assignments (point_id, member_id, assigned_by_id, assigned_at)
SELECT DISTINCT ON (np.id) np.id, a.member_id, a.assigned_by_id, a.assigned_at
FROM assignments a
JOIN points op ON op.id = a.point_id
JOIN input_versions ov ON ov.id = op.version_id
JOIN input_versions nv ON nv.input_id = ov.input_id AND nv.number = (SELECT max(v.number) FROM input_versions v
  WHERE v.input_id = ov.input_id AND v.kind <> 'correction')
JOIN points np ON np.version_id = nv.id AND np.number = op.number
WHERE ov.number < nv.number AND NOT has_interest(a.member_id, op.id)
ORDER BY np.id, ov.number DESC
ON CONFLICT DO NOTHING;
