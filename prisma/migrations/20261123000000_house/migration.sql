-- Full text in six languages. Han characters become words of their own, so that a Chinese phrase is
-- found without a dictionary; every text is also indexed unstemmed, so that names are found.
CREATE FUNCTION search_spaced(body text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN regexp_replace(body, '([㐀-鿿豈-﫿])', ' \1 ', 'g');

CREATE FUNCTION search_config(language text) RETURNS regconfig
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE language
    WHEN 'ar' THEN 'pg_catalog.arabic'::regconfig
    WHEN 'en' THEN 'pg_catalog.english'::regconfig
    WHEN 'es' THEN 'pg_catalog.spanish'::regconfig
    WHEN 'fr' THEN 'pg_catalog.french'::regconfig
    WHEN 'ru' THEN 'pg_catalog.russian'::regconfig
    ELSE 'pg_catalog.simple'::regconfig
  END;

CREATE FUNCTION search_words(language text, body text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN to_tsvector('pg_catalog.simple'::regconfig, search_spaced(body)) || to_tsvector(search_config(language), body);

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ParagraphKind" AS ENUM ('heading', 'paragraph', 'subparagraph');

-- CreateEnum
CREATE TYPE "LineageMethod" AS ENUM ('origin', 'identical', 'similar', 'order', 'manual');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('direct', 'via_member_state', 'regional_consultation', 'capital_consultation', 'process_statement', 'unidir_or_other_consultation', 'stakeholder_consolidated');

-- CreateEnum
CREATE TYPE "Attribution" AS ENUM ('person_and_organisation', 'organisation', 'type_and_region', 'moderators_only');

-- CreateEnum
CREATE TYPE "VersionKind" AS ENUM ('original', 'edit', 'correction');

-- CreateEnum
CREATE TYPE "AlignmentKind" AS ENUM ('alignment', 'dissociation');

-- CreateEnum
CREATE TYPE "MembershipRole" AS ENUM ('drafter', 'submitter', 'focal_point');

-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('moderator', 'admin', 'auditor');

-- CreateEnum
CREATE TYPE "OrganisationType" AS ENUM ('state', 'observer', 'regional_organisation', 'un_entity', 'ecosoc_ngo', 'other_ngo', 'academia', 'private_sector', 'technical_community', 'human_rights_institution', 'individual_expert', 'aggregate');

-- CreateEnum
CREATE TYPE "ElectoralGroup" AS ENUM ('african', 'asia_pacific', 'eastern_european', 'latin_american_caribbean', 'western_european_others');

-- CreateEnum
CREATE TYPE "EcosocStatus" AS ENUM ('general', 'special', 'roster');

-- CreateEnum
CREATE TYPE "AccreditationState" AS ENUM ('applied', 'accredited', 'not_accredited', 'by_ecosoc_status');

-- CreateEnum
CREATE TYPE "Admission" AS ENUM ('organisations', 'organisations_and_individuals');

-- CreateEnum
CREATE TYPE "InputPublicationPolicy" AS ENUM ('on_submission', 'by_moderator');

-- CreateEnum
CREATE TYPE "PhaseKind" AS ENUM ('submission', 'consideration', 'reply');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('reflected', 'partly_reflected', 'noted', 'not_reflected', 'out_of_scope', 'carried_elsewhere', 'dropped', 'unverified');

-- CreateEnum
CREATE TYPE "Confidence" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "ReviewFinding" AS ENUM ('agreed', 'returned');

-- CreateEnum
CREATE TYPE "VerdictAnswer" AS ENUM ('fully', 'partly', 'not');

-- CreateEnum
CREATE TYPE "Act" AS ENUM ('publish_uptake', 'publish_summary', 'extend_phase', 'grant_role');

-- CreateTable
CREATE TABLE "outcome_documents" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "round_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "symbol" TEXT,
    "ordinal" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outcome_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revisions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "document_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "symbol" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "issued_on" DATE,
    "adopted_by" TEXT,
    "adopted_on" DATE,
    "note" TEXT,
    "text_hash" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paragraphs" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "revision_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" "ParagraphKind" NOT NULL,
    "number" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "depth" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "words" tsvector GENERATED ALWAYS AS (search_words(language, text)) STORED,

    CONSTRAINT "paragraphs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lineages" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "document_id" UUID NOT NULL,

    CONSTRAINT "lineages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lineage_paragraphs" (
    "lineage_id" UUID NOT NULL,
    "paragraph_id" UUID NOT NULL,
    "method" "LineageMethod" NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "lineage_paragraphs_pkey" PRIMARY KEY ("lineage_id","paragraph_id")
);

-- CreateTable
CREATE TABLE "drafts" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "stream_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "organisation_id" UUID,
    "input_id" UUID,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "form_key" UUID NOT NULL DEFAULT gen_random_uuid(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(3),
    "discarded_at" TIMESTAMPTZ(3),

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inputs" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "stream_id" UUID NOT NULL,
    "organisation_id" UUID,
    "author_id" UUID,
    "author_name" TEXT,
    "channel" "Channel" NOT NULL DEFAULT 'direct',
    "attribution" "Attribution" NOT NULL DEFAULT 'organisation',
    "recorded_by_id" UUID,
    "source" TEXT,
    "locator" TEXT,
    "source_urls" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "given_on" DATE,
    "note" TEXT,
    "form_key" UUID,
    "form_hash" TEXT,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "inputs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "input_versions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "input_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "VersionKind" NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "submitted_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "input_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "points" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "version_id" UUID NOT NULL,
    "input_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "statement" TEXT NOT NULL,
    "proposed_wording" TEXT,
    "paragraph_reference" TEXT,
    "language" TEXT NOT NULL,
    "words" tsvector GENERATED ALWAYS AS (search_words(language, statement || ' ' || COALESCE(proposed_wording, ''))) STORED,

    CONSTRAINT "points_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "point_topics" (
    "point_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,

    CONSTRAINT "point_topics_pkey" PRIMARY KEY ("point_id","topic_id")
);

-- CreateTable
CREATE TABLE "input_publications" (
    "input_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by_id" UUID,

    CONSTRAINT "input_publications_pkey" PRIMARY KEY ("input_id")
);

-- CreateTable
CREATE TABLE "withdrawals" (
    "input_id" UUID NOT NULL,
    "withdrawn_by_id" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT,

    CONSTRAINT "withdrawals_pkey" PRIMARY KEY ("input_id")
);

-- CreateTable
CREATE TABLE "co_sponsorships" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "input_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "co_sponsorships_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alignments" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "input_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "kind" "AlignmentKind" NOT NULL,
    "explanation" TEXT,
    "declared_by_id" UUID NOT NULL,
    "declared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "alignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "members" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "name" TEXT,
    "image" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "member_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" "MembershipRole" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grants" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "member_id" UUID NOT NULL,
    "role" "StaffRole" NOT NULL,
    "stream_id" UUID,
    "proposed_by_id" UUID,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "effective_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_grants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "member_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "token_hash" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "device" TEXT,
    "second_factor_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_tokens" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "second_factors" (
    "member_id" UUID NOT NULL,
    "sealed_key" TEXT NOT NULL,
    "last_step" INTEGER NOT NULL,
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "second_factors_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "code_hash" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "organisations" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "type" "OrganisationType" NOT NULL,
    "iso2" TEXT,
    "names" JSONB NOT NULL DEFAULT '{}',
    "electoral_group" "ElectoralGroup",
    "ecosoc_status" "EcosocStatus",
    "basis" TEXT,
    "delegation_of_id" UUID,
    "merged_into_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accreditations" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organisation_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "state" "AccreditationState" NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accreditations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "kind" TEXT NOT NULL,
    "actor_id" UUID,
    "round_id" UUID,
    "stream_id" UUID,
    "organisation_id" UUID,
    "subject_id" UUID NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_mails" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_attempt_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rounds" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "slug" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "symbol" TEXT,
    "purpose" TEXT NOT NULL,
    "process" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "admission" "Admission" NOT NULL DEFAULT 'organisations',
    "grace_minutes" INTEGER NOT NULL DEFAULT 0,
    "demonstration" TEXT,
    "provenance" TEXT,
    "source_url" TEXT,
    "closing_note" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "announced_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rounds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_documents" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "round_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "symbol" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "status_of_check" TEXT NOT NULL,

    CONSTRAINT "process_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pillars" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "pillars_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topics" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "pillar_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "source" TEXT,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "topics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "streams" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "round_id" UUID NOT NULL,
    "pillar_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "question" TEXT,
    "publishes" "InputPublicationPolicy" NOT NULL DEFAULT 'on_submission',

    CONSTRAINT "streams_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phases" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "stream_id" UUID NOT NULL,
    "kind" "PhaseKind" NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "phases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phase_extensions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "phase_id" UUID NOT NULL,
    "closes_from" TIMESTAMPTZ(3) NOT NULL,
    "closes_to" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "effective_at" TIMESTAMPTZ(3),

    CONSTRAINT "phase_extensions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "summaries" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "round_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "introduction" TEXT NOT NULL DEFAULT '',
    "method" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "summaries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "summary_sections" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "summary_id" UUID NOT NULL,
    "stream_id" UUID NOT NULL,
    "asked" TEXT NOT NULL DEFAULT '',
    "said" TEXT NOT NULL DEFAULT '',
    "did" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "summary_sections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "summary_publications" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "summary_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "figures" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "signatures" INTEGER NOT NULL,

    CONSTRAINT "summary_publications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "uptake_records" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "point_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "outcome" "Outcome" NOT NULL,
    "reason" TEXT,
    "carried_to" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "rated_by" TEXT,
    "confidence" "Confidence",
    "locator" TEXT,
    "source_urls" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "supersedes_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "uptake_records_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "uptake_links" (
    "record_id" UUID NOT NULL,
    "lineage_id" UUID NOT NULL,

    CONSTRAINT "uptake_links_pkey" PRIMARY KEY ("record_id","lineage_id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "record_id" UUID NOT NULL,
    "record_version" INTEGER NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "finding" "ReviewFinding" NOT NULL,
    "comment" TEXT,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publications" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "revision_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "proposed_by_id" UUID,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "signatures" INTEGER,

    CONSTRAINT "publications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_records" (
    "publication_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "record_version" INTEGER NOT NULL,

    CONSTRAINT "published_records_pkey" PRIMARY KEY ("publication_id","record_id")
);

-- CreateTable
CREATE TABLE "verdicts" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "record_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "answer" "VerdictAnswer" NOT NULL,
    "would_need" TEXT,
    "form_key" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "verdicts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signatures" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "act" "Act" NOT NULL,
    "subject_id" UUID NOT NULL,
    "subject_version" INTEGER NOT NULL DEFAULT 1,
    "member_id" UUID NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "signatures_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "outcome_documents_round_id_slug_key" ON "outcome_documents"("round_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_document_id_ordinal_key" ON "revisions"("document_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_document_id_slug_key" ON "revisions"("document_id", "slug");

-- CreateIndex
CREATE INDEX "paragraphs_words_idx" ON "paragraphs" USING GIN ("words");

-- CreateIndex
CREATE UNIQUE INDEX "paragraphs_revision_id_ordinal_key" ON "paragraphs"("revision_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "paragraphs_revision_id_label_key" ON "paragraphs"("revision_id", "label");

-- CreateIndex
CREATE INDEX "lineages_document_id_idx" ON "lineages"("document_id");

-- CreateIndex
CREATE INDEX "lineage_paragraphs_paragraph_id_idx" ON "lineage_paragraphs"("paragraph_id");

-- CreateIndex
CREATE UNIQUE INDEX "drafts_form_key_key" ON "drafts"("form_key");

-- CreateIndex
CREATE INDEX "drafts_member_id_saved_at_idx" ON "drafts"("member_id", "saved_at" DESC);

-- CreateIndex
CREATE INDEX "drafts_organisation_id_idx" ON "drafts"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "inputs_reference_key" ON "inputs"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "inputs_form_key_key" ON "inputs"("form_key");

-- CreateIndex
CREATE INDEX "inputs_stream_id_id_idx" ON "inputs"("stream_id", "id" DESC);

-- CreateIndex
CREATE INDEX "inputs_organisation_id_idx" ON "inputs"("organisation_id");

-- CreateIndex
CREATE INDEX "inputs_author_id_idx" ON "inputs"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "input_versions_input_id_number_key" ON "input_versions"("input_id", "number");

-- CreateIndex
CREATE INDEX "points_input_id_idx" ON "points"("input_id");

-- CreateIndex
CREATE INDEX "points_words_idx" ON "points" USING GIN ("words");

-- CreateIndex
CREATE UNIQUE INDEX "points_version_id_number_key" ON "points"("version_id", "number");

-- CreateIndex
CREATE INDEX "co_sponsorships_input_id_idx" ON "co_sponsorships"("input_id");

-- CreateIndex
CREATE INDEX "co_sponsorships_organisation_id_idx" ON "co_sponsorships"("organisation_id");

-- CreateIndex
CREATE INDEX "alignments_input_id_idx" ON "alignments"("input_id");

-- CreateIndex
CREATE UNIQUE INDEX "members_email_key" ON "members"("email");

-- CreateIndex
CREATE INDEX "memberships_member_id_idx" ON "memberships"("member_id");

-- CreateIndex
CREATE INDEX "memberships_organisation_id_idx" ON "memberships"("organisation_id");

-- CreateIndex
CREATE INDEX "role_grants_member_id_idx" ON "role_grants"("member_id");

-- CreateIndex
CREATE INDEX "accounts_member_id_idx" ON "accounts"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_provider_provider_account_id_key" ON "accounts"("provider", "provider_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_member_id_idx" ON "sessions"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_tokens_token_hash_key" ON "sign_in_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_tokens_email_idx" ON "sign_in_tokens"("email");

-- CreateIndex
CREATE INDEX "recovery_codes_member_id_idx" ON "recovery_codes"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_name_key" ON "organisations"("name");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_iso2_key" ON "organisations"("iso2");

-- CreateIndex
CREATE INDEX "organisations_type_idx" ON "organisations"("type");

-- CreateIndex
CREATE INDEX "accreditations_round_id_organisation_id_decided_at_idx" ON "accreditations"("round_id", "organisation_id", "decided_at" DESC);

-- CreateIndex
CREATE INDEX "audit_events_subject_id_idx" ON "audit_events"("subject_id");

-- CreateIndex
CREATE INDEX "audit_events_round_id_id_idx" ON "audit_events"("round_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_events_organisation_id_id_idx" ON "audit_events"("organisation_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "outbox_mails_key_key" ON "outbox_mails"("key");

-- CreateIndex
CREATE INDEX "outbox_mails_next_attempt_at_idx" ON "outbox_mails"("next_attempt_at");

-- CreateIndex
CREATE UNIQUE INDEX "rounds_slug_key" ON "rounds"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "rounds_code_key" ON "rounds"("code");

-- CreateIndex
CREATE UNIQUE INDEX "process_documents_round_id_ordinal_key" ON "process_documents"("round_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "pillars_key_key" ON "pillars"("key");

-- CreateIndex
CREATE UNIQUE INDEX "topics_pillar_id_key_key" ON "topics"("pillar_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "streams_round_id_pillar_id_key" ON "streams"("round_id", "pillar_id");

-- CreateIndex
CREATE UNIQUE INDEX "phases_stream_id_kind_key" ON "phases"("stream_id", "kind");

-- CreateIndex
CREATE INDEX "phase_extensions_phase_id_idx" ON "phase_extensions"("phase_id");

-- CreateIndex
CREATE UNIQUE INDEX "summaries_round_id_key" ON "summaries"("round_id");

-- CreateIndex
CREATE UNIQUE INDEX "summary_sections_summary_id_stream_id_key" ON "summary_sections"("summary_id", "stream_id");

-- CreateIndex
CREATE UNIQUE INDEX "summary_publications_summary_id_number_key" ON "summary_publications"("summary_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "uptake_records_supersedes_id_key" ON "uptake_records"("supersedes_id");

-- CreateIndex
CREATE INDEX "uptake_records_revision_id_idx" ON "uptake_records"("revision_id");

-- CreateIndex
CREATE INDEX "uptake_records_point_id_idx" ON "uptake_records"("point_id");

-- CreateIndex
CREATE INDEX "uptake_links_lineage_id_idx" ON "uptake_links"("lineage_id");

-- CreateIndex
CREATE INDEX "reviews_record_id_idx" ON "reviews"("record_id");

-- CreateIndex
CREATE UNIQUE INDEX "publications_revision_id_number_key" ON "publications"("revision_id", "number");

-- CreateIndex
CREATE INDEX "published_records_record_id_idx" ON "published_records"("record_id");

-- CreateIndex
CREATE UNIQUE INDEX "verdicts_form_key_key" ON "verdicts"("form_key");

-- CreateIndex
CREATE INDEX "verdicts_record_id_answered_at_idx" ON "verdicts"("record_id", "answered_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "signatures_act_subject_id_subject_version_member_id_key" ON "signatures"("act", "subject_id", "subject_version", "member_id");

-- AddForeignKey
ALTER TABLE "outcome_documents" ADD CONSTRAINT "outcome_documents_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "outcome_documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paragraphs" ADD CONSTRAINT "paragraphs_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lineages" ADD CONSTRAINT "lineages_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "outcome_documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lineage_paragraphs" ADD CONSTRAINT "lineage_paragraphs_lineage_id_fkey" FOREIGN KEY ("lineage_id") REFERENCES "lineages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lineage_paragraphs" ADD CONSTRAINT "lineage_paragraphs_paragraph_id_fkey" FOREIGN KEY ("paragraph_id") REFERENCES "paragraphs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_input_id_fkey" FOREIGN KEY ("input_id") REFERENCES "inputs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inputs" ADD CONSTRAINT "inputs_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inputs" ADD CONSTRAINT "inputs_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inputs" ADD CONSTRAINT "inputs_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "input_versions" ADD CONSTRAINT "input_versions_input_id_fkey" FOREIGN KEY ("input_id") REFERENCES "inputs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "points" ADD CONSTRAINT "points_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "input_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "points" ADD CONSTRAINT "points_input_id_fkey" FOREIGN KEY ("input_id") REFERENCES "inputs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "point_topics" ADD CONSTRAINT "point_topics_point_id_fkey" FOREIGN KEY ("point_id") REFERENCES "points"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "point_topics" ADD CONSTRAINT "point_topics_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "input_publications" ADD CONSTRAINT "input_publications_input_id_fkey" FOREIGN KEY ("input_id") REFERENCES "inputs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_input_id_fkey" FOREIGN KEY ("input_id") REFERENCES "inputs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "co_sponsorships" ADD CONSTRAINT "co_sponsorships_input_id_fkey" FOREIGN KEY ("input_id") REFERENCES "inputs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "co_sponsorships" ADD CONSTRAINT "co_sponsorships_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alignments" ADD CONSTRAINT "alignments_input_id_fkey" FOREIGN KEY ("input_id") REFERENCES "inputs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alignments" ADD CONSTRAINT "alignments_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_delegation_of_id_fkey" FOREIGN KEY ("delegation_of_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accreditations" ADD CONSTRAINT "accreditations_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accreditations" ADD CONSTRAINT "accreditations_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "process_documents" ADD CONSTRAINT "process_documents_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topics" ADD CONSTRAINT "topics_pillar_id_fkey" FOREIGN KEY ("pillar_id") REFERENCES "pillars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "streams" ADD CONSTRAINT "streams_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "streams" ADD CONSTRAINT "streams_pillar_id_fkey" FOREIGN KEY ("pillar_id") REFERENCES "pillars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phases" ADD CONSTRAINT "phases_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phase_extensions" ADD CONSTRAINT "phase_extensions_phase_id_fkey" FOREIGN KEY ("phase_id") REFERENCES "phases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summaries" ADD CONSTRAINT "summaries_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary_sections" ADD CONSTRAINT "summary_sections_summary_id_fkey" FOREIGN KEY ("summary_id") REFERENCES "summaries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary_sections" ADD CONSTRAINT "summary_sections_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary_publications" ADD CONSTRAINT "summary_publications_summary_id_fkey" FOREIGN KEY ("summary_id") REFERENCES "summaries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uptake_records" ADD CONSTRAINT "uptake_records_point_id_fkey" FOREIGN KEY ("point_id") REFERENCES "points"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uptake_records" ADD CONSTRAINT "uptake_records_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uptake_records" ADD CONSTRAINT "uptake_records_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "uptake_records"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uptake_links" ADD CONSTRAINT "uptake_links_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "uptake_records"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uptake_links" ADD CONSTRAINT "uptake_links_lineage_id_fkey" FOREIGN KEY ("lineage_id") REFERENCES "lineages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "uptake_records"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_records" ADD CONSTRAINT "published_records_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_records" ADD CONSTRAINT "published_records_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "uptake_records"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "uptake_records"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What the rules of lib/ decide, the database holds as well: a bug or an operator with a console
-- must not be able to rewrite what was submitted or published. Codes of our own, so that no client takes
-- them for something else: UP001 permanent, UP002 conflict of interest, UP003 changed meanwhile.

ALTER TABLE phases ADD CONSTRAINT phases_close_after_opening CHECK (closes_at > opens_at);
ALTER TABLE phase_extensions ADD CONSTRAINT phase_extensions_only_extend CHECK (closes_to > closes_from);
ALTER TABLE rounds ADD CONSTRAINT rounds_grace_not_negative CHECK (grace_minutes >= 0);
ALTER TABLE uptake_records
  ADD CONSTRAINT uptake_records_have_author CHECK (decided_by_id IS NOT NULL OR rated_by IS NOT NULL),
  ADD CONSTRAINT uptake_records_give_reason CHECK (outcome = 'reflected' OR rated_by IS NOT NULL OR btrim(COALESCE(reason, '')) <> ''),
  ADD CONSTRAINT uptake_records_sourced_outcomes CHECK (outcome NOT IN ('dropped', 'unverified') OR rated_by IS NOT NULL),
  ADD CONSTRAINT uptake_records_carried_to CHECK (outcome <> 'carried_elsewhere' OR rated_by IS NOT NULL OR btrim(COALESCE(carried_to, '')) <> '');
-- One standing record per point and revision; a correction names the one that it supersedes.
CREATE UNIQUE INDEX uptake_records_first ON uptake_records (point_id, revision_id) WHERE supersedes_id IS NULL;
CREATE UNIQUE INDEX memberships_current ON memberships (member_id, organisation_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX members_email_folded ON members (lower(email));
-- Lists of inputs run by day and random reference, so that their order tells no finer time.
CREATE INDEX inputs_by_day ON inputs (stream_id, ((submitted_at AT TIME ZONE 'UTC')::date), reference);
-- Search walks back over all rounds where a word is frequent.
CREATE INDEX inputs_of_all_by_day ON inputs (((submitted_at AT TIME ZONE 'UTC')::date), reference);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: its rows are permanent', TG_OP, TG_TABLE_NAME USING ERRCODE = 'UP001';
END $$;

DO $$
DECLARE permanent text;
BEGIN
  FOREACH permanent IN ARRAY ARRAY['audit_events', 'input_versions', 'points', 'point_topics', 'paragraphs',
    'summary_publications', 'signatures', 'verdicts', 'reviews', 'input_publications', 'withdrawals'] LOOP
    EXECUTE format('CREATE TRIGGER permanent_rows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', permanent);
    EXECUTE format('CREATE TRIGGER permanent_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', permanent);
  END LOOP;
END $$;

CREATE FUNCTION record_is_published(record uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (
    SELECT FROM published_records pr JOIN publications p ON p.id = pr.publication_id
    WHERE pr.record_id = record AND p.published_at IS NOT NULL);

CREATE FUNCTION refuse_change_once_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE held uuid;
BEGIN
  IF TG_TABLE_NAME = 'uptake_records' THEN held := OLD.id;
  ELSIF TG_OP = 'INSERT' THEN held := NEW.record_id;
  ELSE held := OLD.record_id; END IF;
  IF record_is_published(held) THEN
    RAISE EXCEPTION 'uptake record % is published: record a correction beside it', held USING ERRCODE = 'UP001';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER published_record BEFORE UPDATE OR DELETE ON uptake_records FOR EACH ROW EXECUTE FUNCTION refuse_change_once_published();
CREATE TRIGGER published_record BEFORE INSERT OR UPDATE OR DELETE ON uptake_links FOR EACH ROW EXECUTE FUNCTION refuse_change_once_published();

-- A conflict of interest follows every membership held at any time in the round, in the organisation
-- itself, in the State it is a delegation of, and in co-sponsors (security.md).
CREATE FUNCTION organisation_root(organisation uuid) RETURNS uuid LANGUAGE sql STABLE
  RETURN (SELECT COALESCE(o.merged_into_id, o.delegation_of_id, o.id) FROM organisations o WHERE o.id = organisation);

CREATE FUNCTION has_interest(member uuid, point uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (
    SELECT FROM points pt
    JOIN inputs i ON i.id = pt.input_id
    JOIN streams s ON s.id = i.stream_id
    JOIN rounds r ON r.id = s.round_id
    WHERE pt.id = point AND (i.author_id = member OR EXISTS (
      SELECT FROM memberships m
      WHERE m.member_id = member AND (m.ended_at IS NULL OR m.ended_at >= r.created_at)
        AND organisation_root(m.organisation_id) IN (
          SELECT organisation_root(i.organisation_id)
          UNION SELECT organisation_root(c.organisation_id) FROM co_sponsorships c
            WHERE c.input_id = i.id AND c.confirmed_at IS NOT NULL))));

CREATE FUNCTION share_organisation(one uuid, other uuid, since timestamptz) RETURNS boolean LANGUAGE sql STABLE
  RETURN one = other OR EXISTS (
    SELECT FROM memberships a JOIN memberships b ON organisation_root(b.organisation_id) = organisation_root(a.organisation_id)
    WHERE a.member_id = one AND b.member_id = other
      AND (a.ended_at IS NULL OR a.ended_at >= since) AND (b.ended_at IS NULL OR b.ended_at >= since));

CREATE FUNCTION refuse_interest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decided_by_id IS NOT NULL AND has_interest(NEW.decided_by_id, NEW.point_id) THEN
    RAISE EXCEPTION 'conflict of interest: nobody records uptake on their own organisation''s input' USING ERRCODE = 'UP002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER conflict_of_interest BEFORE INSERT OR UPDATE ON uptake_records FOR EACH ROW EXECUTE FUNCTION refuse_interest();

CREATE FUNCTION refuse_interested_review() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE reviewed record;
BEGIN
  SELECT u.point_id, u.decided_by_id, u.version, ro.created_at AS since INTO STRICT reviewed
  FROM uptake_records u JOIN revisions rv ON rv.id = u.revision_id
  JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds ro ON ro.id = d.round_id
  WHERE u.id = NEW.record_id;
  IF NEW.record_version <> reviewed.version THEN
    RAISE EXCEPTION 'the review names version % of the record, which stands at %', NEW.record_version, reviewed.version USING ERRCODE = 'UP003';
  END IF;
  IF has_interest(NEW.reviewer_id, reviewed.point_id) OR share_organisation(NEW.reviewer_id, reviewed.decided_by_id, reviewed.since) THEN
    RAISE EXCEPTION 'conflict of interest: another moderator of another organisation reviews' USING ERRCODE = 'UP002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER conflict_of_interest BEFORE INSERT ON reviews FOR EACH ROW EXECUTE FUNCTION refuse_interested_review();

-- A batch holds only what was reviewed at its present version, and stays as it was published.
CREATE FUNCTION check_publication() RETURNS trigger LANGUAGE plpgsql AS $$
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
  RETURN NEW;
END $$;
CREATE TRIGGER reviewed_only BEFORE UPDATE OR DELETE ON publications FOR EACH ROW EXECUTE FUNCTION check_publication();

CREATE FUNCTION refuse_into_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE batch uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.publication_id ELSE OLD.publication_id END;
BEGIN
  IF EXISTS (SELECT FROM publications p WHERE p.id = batch AND p.published_at IS NOT NULL) THEN
    RAISE EXCEPTION 'publication % is permanent', batch USING ERRCODE = 'UP001';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER permanent_batch BEFORE INSERT OR UPDATE OR DELETE ON published_records FOR EACH ROW EXECUTE FUNCTION refuse_into_published();

-- Every process that keeps rendered pages hears of what changed in a round.
CREATE FUNCTION tell_round_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('round_changed', (SELECT slug FROM rounds WHERE id = NEW.round_id));
  RETURN NULL;
END $$;
CREATE TRIGGER round_changed AFTER INSERT ON audit_events FOR EACH ROW
  WHEN (NEW.round_id IS NOT NULL AND NEW.kind NOT LIKE 'draft.%') EXECUTE FUNCTION tell_round_changed();

-- A session as it counts: staff leave after 30 idle minutes and after 8 hours (security.md).
CREATE VIEW live_sessions AS
  SELECT s.* FROM sessions s
  WHERE s.expires_at > clock_timestamp() AND (
    (s.seen_at > clock_timestamp() - interval '30 minutes' AND s.created_at > clock_timestamp() - interval '8 hours')
    OR NOT EXISTS (SELECT FROM role_grants g
      WHERE g.member_id = s.member_id AND g.effective_at IS NOT NULL AND g.revoked_at IS NULL));
