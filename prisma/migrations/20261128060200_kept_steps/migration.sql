-- What an act decided and could not be taken back with it: so that its page tells which points those are.
ALTER TABLE "decision_steps" ADD COLUMN "kept" BOOLEAN NOT NULL DEFAULT false;
