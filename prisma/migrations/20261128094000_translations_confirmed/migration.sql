-- A text in a further language is shown once somebody else has confirmed it, and can be withdrawn with a reason.
-- Both are rows of their own, so that nothing of a text is ever changed or lost.
CREATE TABLE "translation_confirmations" (
    "text_id" UUID NOT NULL,
    "confirmed_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "translation_confirmations_pkey" PRIMARY KEY ("text_id")
);
CREATE TABLE "translation_withdrawals" (
    "text_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "withdrawn_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "translation_withdrawals_pkey" PRIMARY KEY ("text_id")
);
ALTER TABLE "translation_confirmations" ADD CONSTRAINT "translation_confirmations_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "revision_texts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "translation_withdrawals" ADD CONSTRAINT "translation_withdrawals_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "revision_texts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['translation_confirmations', 'translation_withdrawals'] LOOP
    EXECUTE format('CREATE TRIGGER permanent_rows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', kept);
    EXECUTE format('CREATE TRIGGER permanent_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', kept);
  END LOOP;
END $$;

-- Of two moderators' organisations, as for reviews; an admin answers for the platform, and still not for a text
-- of their own.
CREATE FUNCTION may_not_confirm(member uuid, text_added uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM revision_texts rt JOIN revisions rv ON rv.id = rt.revision_id
    JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
    WHERE rt.id = text_added AND (rt.created_by_id = member
      OR (share_organisation(member, rt.created_by_id, r.created_at) AND NOT EXISTS (SELECT FROM role_grants g
        WHERE g.member_id = member AND g.role = 'admin' AND g.effective_at IS NOT NULL AND g.revoked_at IS NULL))));

CREATE FUNCTION refuse_own_confirmation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF may_not_confirm(NEW.confirmed_by_id, NEW.text_id) THEN
    RAISE EXCEPTION 'conflict of interest: another moderator of another organisation confirms a translation' USING ERRCODE = 'UP002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER conflict_of_interest BEFORE INSERT ON translation_confirmations
  FOR EACH ROW EXECUTE FUNCTION refuse_own_confirmation();

-- What readers may be shown. Of one language it is the one stored last.
CREATE VIEW standing_texts AS
  SELECT rt.* FROM revision_texts rt JOIN translation_confirmations c ON c.text_id = rt.id
  WHERE NOT EXISTS (SELECT FROM translation_withdrawals w WHERE w.text_id = rt.id);
