-- A new record is numbered on from those of its point that were taken back.
CREATE INDEX "decision_steps_point_id_idx" ON "decision_steps"("point_id");
