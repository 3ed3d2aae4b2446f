-- What a batch was published without is named beside it, like "ABC-12#3", and why; before, it was only counted.
ALTER TABLE "publications" ADD COLUMN "outdated" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "interested" TEXT[] NOT NULL DEFAULT '{}';
