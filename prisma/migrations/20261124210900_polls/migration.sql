CREATE TYPE "PollQuestionKind" AS ENUM ('one', 'several', 'word', 'text');
CREATE TYPE "PollEntry" AS ENUM ('account', 'code');

CREATE TABLE "polls" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "introduction" TEXT NOT NULL DEFAULT '',
    "join_code" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "polls_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "closed_after_opening" CHECK (closed_at IS NULL OR closed_at >= opened_at)
);

CREATE TABLE "poll_questions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "poll_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" "PollQuestionKind" NOT NULL,
    "prompt" TEXT NOT NULL,
    "options" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "poll_questions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "poll_ballots" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "poll_id" UUID NOT NULL,
    "participant" TEXT NOT NULL,
    "entry" "PollEntry" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "poll_ballots_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "poll_answers" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "ballot_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "option" INTEGER,
    "text" TEXT,
    "hidden_at" TIMESTAMPTZ(3),

    CONSTRAINT "poll_answers_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "option_or_text" CHECK ((option IS NULL) <> (text IS NULL))
);

CREATE UNIQUE INDEX "polls_join_code_key" ON "polls"("join_code");
CREATE INDEX "polls_round_id_idx" ON "polls"("round_id");
CREATE UNIQUE INDEX "poll_questions_poll_id_ordinal_key" ON "poll_questions"("poll_id", "ordinal");
CREATE UNIQUE INDEX "poll_ballots_poll_id_participant_key" ON "poll_ballots"("poll_id", "participant");
CREATE INDEX "poll_answers_ballot_id_idx" ON "poll_answers"("ballot_id");
CREATE INDEX "poll_answers_question_id_idx" ON "poll_answers"("question_id");

ALTER TABLE "polls" ADD CONSTRAINT "polls_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "poll_questions" ADD CONSTRAINT "poll_questions_poll_id_fkey" FOREIGN KEY ("poll_id") REFERENCES "polls"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "poll_ballots" ADD CONSTRAINT "poll_ballots_poll_id_fkey" FOREIGN KEY ("poll_id") REFERENCES "polls"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "poll_answers" ADD CONSTRAINT "poll_answers_ballot_id_fkey" FOREIGN KEY ("ballot_id") REFERENCES "poll_ballots"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "poll_answers" ADD CONSTRAINT "poll_answers_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "poll_questions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever answered must be able to rely on the question they read: from its opening on it stays.
CREATE FUNCTION refuse_opened_question() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE poll uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.poll_id ELSE OLD.poll_id END;
BEGIN
  IF EXISTS (SELECT FROM polls p WHERE p.id = poll AND p.opened_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the questions of poll % are open', poll USING ERRCODE = 'UP001';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER permanent_question BEFORE INSERT OR UPDATE OR DELETE ON poll_questions
  FOR EACH ROW EXECUTE FUNCTION refuse_opened_question();

-- After the close nothing is answered; hiding words is all that still changes an answer.
CREATE FUNCTION refuse_closed_ballot() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE poll uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.poll_id ELSE NEW.poll_id END;
BEGIN
  IF NOT EXISTS (SELECT FROM polls p WHERE p.id = poll AND p.opened_at IS NOT NULL AND p.closed_at IS NULL) THEN
    RAISE EXCEPTION 'poll % takes no answers', poll USING ERRCODE = 'UP001';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER only_while_open BEFORE INSERT OR UPDATE OR DELETE ON poll_ballots
  FOR EACH ROW EXECUTE FUNCTION refuse_closed_ballot();

CREATE FUNCTION refuse_changed_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.ballot_id, NEW.question_id, NEW.option, NEW.text) IS DISTINCT FROM (OLD.ballot_id, OLD.question_id, OLD.option, OLD.text) THEN
    RAISE EXCEPTION 'answer % is permanent', OLD.id USING ERRCODE = 'UP001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permanent_answer BEFORE UPDATE ON poll_answers FOR EACH ROW EXECUTE FUNCTION refuse_changed_answer();

-- Everybody who watches the results hears that they changed, whichever process changed them.
CREATE FUNCTION tell_poll_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('poll_changed', CASE TG_TABLE_NAME
    WHEN 'polls' THEN to_jsonb(NEW)->>'id'
    WHEN 'poll_ballots' THEN to_jsonb(NEW)->>'poll_id'
    ELSE (SELECT q.poll_id::text FROM poll_questions q WHERE q.id = (to_jsonb(NEW)->>'question_id')::uuid) END);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_poll_changed AFTER UPDATE ON polls FOR EACH ROW EXECUTE FUNCTION tell_poll_changed();
CREATE TRIGGER tell_poll_changed AFTER INSERT OR UPDATE ON poll_ballots FOR EACH ROW EXECUTE FUNCTION tell_poll_changed();
CREATE TRIGGER tell_poll_changed AFTER UPDATE ON poll_answers FOR EACH ROW EXECUTE FUNCTION tell_poll_changed();
