-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "events" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "venue" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "time_zone" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "counting_rule" TEXT NOT NULL DEFAULT 'One tap for each person who talked to you.',
    "source_url" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_days" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "breaks" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_days_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_versions" (
    "event_id" UUID NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "event_versions_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "kiosks" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "kiosks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "projects" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'project',
    "maturity" TEXT,
    "url" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_aliases" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "alias" TEXT NOT NULL,

    CONSTRAINT "project_aliases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booths" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "goal" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "booths_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topics" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID,
    "slug" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "topics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "highlights" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID,
    "section" TEXT NOT NULL DEFAULT 'booth',
    "body" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "note" TEXT NOT NULL DEFAULT '',
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "highlights_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "talks" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "import_id" UUID,
    "source_key" TEXT,
    "title" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "room" TEXT NOT NULL DEFAULT '',
    "track" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "talks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "talk_speakers" (
    "id" UUID NOT NULL,
    "talk_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,
    "affiliation" TEXT NOT NULL DEFAULT '',
    "person_id" UUID,
    "match" TEXT,
    "confidence" REAL,

    CONSTRAINT "talk_speakers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "talk_projects" (
    "talk_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "match" TEXT,
    "confidence" REAL,

    CONSTRAINT "talk_projects_pkey" PRIMARY KEY ("talk_id","project_id")
);

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visits" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "device_id" UUID,
    "token_id" UUID,
    "tapped_at" TIMESTAMPTZ(3) NOT NULL,
    "happened_at" TIMESTAMPTZ(3),
    "precision" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "clock_offset_ms" INTEGER NOT NULL DEFAULT 0,
    "party_size" SMALLINT NOT NULL,
    "audience" TEXT,
    "sector" TEXT,
    "topic_ids" UUID[],
    "talk_id" UUID,
    "content_hash" BYTEA NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "time_uncertain" BOOLEAN NOT NULL DEFAULT false,
    "undone" BOOLEAN NOT NULL DEFAULT false,
    "standing_size" SMALLINT NOT NULL,
    "standing_audience" TEXT,
    "standing_sector" TEXT,
    "standing_talk_id" UUID,

    CONSTRAINT "visits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_topics" (
    "visit_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,

    CONSTRAINT "visit_topics_pkey" PRIMARY KEY ("visit_id","topic_id")
);

-- CreateTable
CREATE TABLE "visit_undos" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "device_id" UUID,
    "token_id" UUID,
    "account_id" UUID,
    "reason" TEXT,
    "tapped_at" TIMESTAMPTZ(3) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "content_hash" BYTEA NOT NULL,

    CONSTRAINT "visit_undos_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_corrections" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "device_id" UUID,
    "token_id" UUID,
    "account_id" UUID,
    "change" JSONB NOT NULL,
    "reason" TEXT,
    "tapped_at" TIMESTAMPTZ(3) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "content_hash" BYTEA NOT NULL,

    CONSTRAINT "visit_corrections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "head_counts" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL,
    "approximate" BOOLEAN NOT NULL,
    "likely" INTEGER NOT NULL,
    "low" INTEGER,
    "high" INTEGER,
    "wording" TEXT NOT NULL DEFAULT '',
    "source_url" TEXT,
    "device_id" UUID,
    "token_id" UUID,
    "account_id" UUID,
    "tapped_at" TIMESTAMPTZ(3) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "head_counts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "visit_id" UUID,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "device_id" UUID,
    "token_id" UUID,
    "account_id" UUID,
    "tapped_at" TIMESTAMPTZ(3) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback_topics" (
    "feedback_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,

    CONSTRAINT "feedback_topics_pkey" PRIMARY KEY ("feedback_id","topic_id")
);

-- CreateTable
CREATE TABLE "feedback_mentions" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "feedback_id" UUID NOT NULL,
    "device_id" UUID,
    "token_id" UUID,
    "account_id" UUID,
    "tapped_at" TIMESTAMPTZ(3) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "content_hash" BYTEA NOT NULL,

    CONSTRAINT "feedback_mentions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_ups" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "owner" TEXT NOT NULL DEFAULT '',
    "owner_id" UUID,
    "due_on" DATE,
    "done_at" TIMESTAMPTZ(3),
    "issue_url" TEXT,
    "device_id" UUID,
    "token_id" UUID,
    "account_id" UUID,
    "tapped_at" TIMESTAMPTZ(3) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "follow_ups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contacts" (
    "id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "consent_text" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "purge_at" TIMESTAMPTZ(3) NOT NULL,
    "purged_at" TIMESTAMPTZ(3),

    CONSTRAINT "contacts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shift_notes" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "device_id" UUID,
    "token_id" UUID,
    "account_id" UUID,
    "tapped_at" TIMESTAMPTZ(3) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "shift_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance_facts" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "shift_id" UUID,
    "person_id" UUID,
    "name" TEXT,
    "kind" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "present" BOOLEAN,
    "stated_by" TEXT,
    "device_id" UUID,
    "token_id" UUID,
    "account_id" UUID,
    "tapped_at" TIMESTAMPTZ(3) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "content_hash" BYTEA NOT NULL,

    CONSTRAINT "attendance_facts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refused_items" (
    "id" UUID NOT NULL,
    "event_id" UUID,
    "booth_id" UUID,
    "device_id" UUID,
    "token_id" UUID,
    "item_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "raw" TEXT NOT NULL,
    "raw_hash" BYTEA NOT NULL,
    "code" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "resolution" TEXT,
    "resolved_by" UUID,
    "resolved_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "refused_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_rollups" (
    "booth_id" UUID NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "audience" TEXT NOT NULL DEFAULT '',
    "sector" TEXT NOT NULL DEFAULT '',
    "visits" INTEGER NOT NULL,
    "visitors" INTEGER NOT NULL,

    CONSTRAINT "visit_rollups_pkey" PRIMARY KEY ("booth_id","bucket","audience","sector")
);

-- CreateTable
CREATE TABLE "visit_topic_rollups" (
    "booth_id" UUID NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "topic_id" UUID NOT NULL,
    "visits" INTEGER NOT NULL,
    "visitors" INTEGER NOT NULL,

    CONSTRAINT "visit_topic_rollups_pkey" PRIMARY KEY ("booth_id","bucket","topic_id")
);

-- CreateTable
CREATE TABLE "slots" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "kiosk_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "slots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shift_series" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "rule" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "shift_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shifts" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "series_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "minimum" SMALLINT NOT NULL DEFAULT 1,
    "target" SMALLINT NOT NULL DEFAULT 2,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "shifts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "shift_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_responses" (
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assignment_responses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conflict_overrides" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "conflict_overrides_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "people" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "affiliation" TEXT NOT NULL DEFAULT '',
    "standing" TEXT NOT NULL DEFAULT 'other',
    "email" TEXT,
    "pin_hash" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "representatives" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "representatives_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "devices" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'tablet',
    "name" TEXT NOT NULL,
    "person_id" UUID,
    "token_hash" BYTEA,
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "devices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_placements" (
    "id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "device_placements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_reports" (
    "id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "unsent" INTEGER,
    "client_version" TEXT NOT NULL,
    "clock_offset_ms" INTEGER,
    "storage" JSONB,

    CONSTRAINT "device_reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment_codes" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "booth_ids" UUID[],
    "name" TEXT NOT NULL DEFAULT '',
    "device_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_by" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "enrolment_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "signed_in_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "sid" TEXT NOT NULL,
    "sess" JSON NOT NULL,
    "expire" TIMESTAMP(6) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("sid")
);

-- CreateTable
CREATE TABLE "invites" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "email" TEXT,
    "role" TEXT NOT NULL,
    "booth_ids" UUID[],
    "account_id" UUID,
    "invited_by" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "account_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("account_id","booth_id")
);

-- CreateTable
CREATE TABLE "tokens" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "booth_id" UUID,
    "token_hash" BYTEA NOT NULL,
    "account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "personal_links" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "personal_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_links" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "shows" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "share_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_links" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID,
    "person_id" UUID,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "feed_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" UUID,
    "event_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "events_slug_key" ON "events"("slug");

-- CreateIndex
CREATE INDEX "event_days_event_id_opens_at_idx" ON "event_days"("event_id", "opens_at");

-- CreateIndex
CREATE UNIQUE INDEX "kiosks_id_event_id_key" ON "kiosks"("id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "projects_slug_key" ON "projects"("slug");

-- CreateIndex
CREATE INDEX "project_aliases_project_id_idx" ON "project_aliases"("project_id");

-- CreateIndex
CREATE INDEX "booths_project_id_idx" ON "booths"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "booths_event_id_slug_key" ON "booths"("event_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "booths_id_event_id_key" ON "booths"("id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "topics_event_id_slug_key" ON "topics"("event_id", "slug");

-- CreateIndex
CREATE INDEX "highlights_event_id_idx" ON "highlights"("event_id");

-- CreateIndex
CREATE INDEX "talks_event_id_starts_at_idx" ON "talks"("event_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "talks_id_event_id_key" ON "talks"("id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "talks_event_id_source_key_key" ON "talks"("event_id", "source_key");

-- CreateIndex
CREATE INDEX "talk_speakers_person_id_idx" ON "talk_speakers"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "talk_speakers_talk_id_position_key" ON "talk_speakers"("talk_id", "position");

-- CreateIndex
CREATE INDEX "talk_projects_project_id_idx" ON "talk_projects"("project_id");

-- CreateIndex
CREATE INDEX "imports_event_id_created_at_idx" ON "imports"("event_id", "created_at");

-- CreateIndex
CREATE INDEX "visits_booth_id_occurred_at_idx" ON "visits"("booth_id", "occurred_at");

-- CreateIndex
CREATE INDEX "visit_undos_visit_id_idx" ON "visit_undos"("visit_id");

-- CreateIndex
CREATE INDEX "visit_corrections_visit_id_idx" ON "visit_corrections"("visit_id");

-- CreateIndex
CREATE INDEX "head_counts_booth_id_idx" ON "head_counts"("booth_id");

-- CreateIndex
CREATE INDEX "feedback_booth_id_idx" ON "feedback"("booth_id");

-- CreateIndex
CREATE INDEX "feedback_mentions_feedback_id_idx" ON "feedback_mentions"("feedback_id");

-- CreateIndex
CREATE INDEX "follow_ups_booth_id_idx" ON "follow_ups"("booth_id");

-- CreateIndex
CREATE UNIQUE INDEX "contacts_follow_up_id_key" ON "contacts"("follow_up_id");

-- CreateIndex
CREATE INDEX "contacts_purge_at_idx" ON "contacts"("purge_at");

-- CreateIndex
CREATE INDEX "shift_notes_booth_id_occurred_at_idx" ON "shift_notes"("booth_id", "occurred_at");

-- CreateIndex
CREATE INDEX "attendance_facts_booth_id_occurred_at_idx" ON "attendance_facts"("booth_id", "occurred_at");

-- CreateIndex
CREATE INDEX "attendance_facts_person_id_idx" ON "attendance_facts"("person_id");

-- CreateIndex
CREATE INDEX "refused_items_event_id_received_at_idx" ON "refused_items"("event_id", "received_at");

-- CreateIndex
CREATE INDEX "slots_event_id_starts_at_idx" ON "slots"("event_id", "starts_at");

-- CreateIndex
CREATE INDEX "slots_booth_id_starts_at_idx" ON "slots"("booth_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "shift_series_id_booth_id_key" ON "shift_series"("id", "booth_id");

-- CreateIndex
CREATE INDEX "shifts_event_id_starts_at_idx" ON "shifts"("event_id", "starts_at");

-- CreateIndex
CREATE INDEX "shifts_booth_id_starts_at_idx" ON "shifts"("booth_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "shifts_id_booth_id_event_id_key" ON "shifts"("id", "booth_id", "event_id");

-- CreateIndex
CREATE INDEX "assignments_shift_id_idx" ON "assignments"("shift_id");

-- CreateIndex
CREATE INDEX "assignments_person_id_idx" ON "assignments"("person_id");

-- CreateIndex
CREATE INDEX "assignment_responses_assignment_id_created_at_idx" ON "assignment_responses"("assignment_id", "created_at");

-- CreateIndex
CREATE INDEX "conflict_overrides_event_id_idx" ON "conflict_overrides"("event_id");

-- CreateIndex
CREATE INDEX "representatives_event_id_idx" ON "representatives"("event_id");

-- CreateIndex
CREATE INDEX "representatives_person_id_idx" ON "representatives"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "devices_token_hash_key" ON "devices"("token_hash");

-- CreateIndex
CREATE INDEX "devices_event_id_idx" ON "devices"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "devices_id_event_id_key" ON "devices"("id", "event_id");

-- CreateIndex
CREATE INDEX "device_placements_device_id_idx" ON "device_placements"("device_id");

-- CreateIndex
CREATE INDEX "device_placements_booth_id_idx" ON "device_placements"("booth_id");

-- CreateIndex
CREATE INDEX "device_reports_device_id_reported_at_idx" ON "device_reports"("device_id", "reported_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_codes_code_hash_key" ON "enrolment_codes"("code_hash");

-- CreateIndex
CREATE INDEX "enrolment_codes_event_id_idx" ON "enrolment_codes"("event_id");

-- CreateIndex
CREATE INDEX "sessions_expire_idx" ON "sessions"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "invites_token_hash_key" ON "invites"("token_hash");

-- CreateIndex
CREATE INDEX "memberships_booth_id_idx" ON "memberships"("booth_id");

-- CreateIndex
CREATE UNIQUE INDEX "tokens_token_hash_key" ON "tokens"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "personal_links_token_hash_key" ON "personal_links"("token_hash");

-- CreateIndex
CREATE INDEX "personal_links_event_id_person_id_idx" ON "personal_links"("event_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "share_links_token_hash_key" ON "share_links"("token_hash");

-- CreateIndex
CREATE INDEX "share_links_event_id_idx" ON "share_links"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "feed_links_token_hash_key" ON "feed_links"("token_hash");

-- CreateIndex
CREATE INDEX "feed_links_event_id_idx" ON "feed_links"("event_id");

-- CreateIndex
CREATE INDEX "audit_log_event_id_at_idx" ON "audit_log"("event_id", "at");

-- CreateIndex
CREATE INDEX "audit_log_subject_id_idx" ON "audit_log"("subject_id");

-- AddForeignKey
ALTER TABLE "event_days" ADD CONSTRAINT "event_days_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_versions" ADD CONSTRAINT "event_versions_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kiosks" ADD CONSTRAINT "kiosks_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_aliases" ADD CONSTRAINT "project_aliases_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booths" ADD CONSTRAINT "booths_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booths" ADD CONSTRAINT "booths_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topics" ADD CONSTRAINT "topics_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topics" ADD CONSTRAINT "topics_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "highlights" ADD CONSTRAINT "highlights_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "highlights" ADD CONSTRAINT "highlights_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "highlights" ADD CONSTRAINT "highlights_approved_by_fkey" FOREIGN KEY ("approved_by") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talks" ADD CONSTRAINT "talks_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talks" ADD CONSTRAINT "talks_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talk_speakers" ADD CONSTRAINT "talk_speakers_talk_id_fkey" FOREIGN KEY ("talk_id") REFERENCES "talks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talk_speakers" ADD CONSTRAINT "talk_speakers_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talk_projects" ADD CONSTRAINT "talk_projects_talk_id_fkey" FOREIGN KEY ("talk_id") REFERENCES "talks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talk_projects" ADD CONSTRAINT "talk_projects_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_topics" ADD CONSTRAINT "visit_topics_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_topics" ADD CONSTRAINT "visit_topics_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_undos" ADD CONSTRAINT "visit_undos_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_undos" ADD CONSTRAINT "visit_undos_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_undos" ADD CONSTRAINT "visit_undos_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_undos" ADD CONSTRAINT "visit_undos_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_corrections" ADD CONSTRAINT "visit_corrections_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_corrections" ADD CONSTRAINT "visit_corrections_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_corrections" ADD CONSTRAINT "visit_corrections_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_corrections" ADD CONSTRAINT "visit_corrections_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "head_counts" ADD CONSTRAINT "head_counts_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "head_counts" ADD CONSTRAINT "head_counts_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "head_counts" ADD CONSTRAINT "head_counts_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "head_counts" ADD CONSTRAINT "head_counts_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_topics" ADD CONSTRAINT "feedback_topics_feedback_id_fkey" FOREIGN KEY ("feedback_id") REFERENCES "feedback"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_topics" ADD CONSTRAINT "feedback_topics_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_mentions" ADD CONSTRAINT "feedback_mentions_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_mentions" ADD CONSTRAINT "feedback_mentions_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_mentions" ADD CONSTRAINT "feedback_mentions_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_mentions" ADD CONSTRAINT "feedback_mentions_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_ups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shift_notes" ADD CONSTRAINT "shift_notes_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shift_notes" ADD CONSTRAINT "shift_notes_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shift_notes" ADD CONSTRAINT "shift_notes_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shift_notes" ADD CONSTRAINT "shift_notes_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_facts" ADD CONSTRAINT "attendance_facts_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_facts" ADD CONSTRAINT "attendance_facts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_facts" ADD CONSTRAINT "attendance_facts_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_facts" ADD CONSTRAINT "attendance_facts_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_facts" ADD CONSTRAINT "attendance_facts_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refused_items" ADD CONSTRAINT "refused_items_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refused_items" ADD CONSTRAINT "refused_items_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refused_items" ADD CONSTRAINT "refused_items_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refused_items" ADD CONSTRAINT "refused_items_resolved_by_fkey" FOREIGN KEY ("resolved_by") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_topic_rollups" ADD CONSTRAINT "visit_topic_rollups_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slots" ADD CONSTRAINT "slots_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slots" ADD CONSTRAINT "slots_kiosk_id_event_id_fkey" FOREIGN KEY ("kiosk_id", "event_id") REFERENCES "kiosks"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shift_series" ADD CONSTRAINT "shift_series_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_series_id_booth_id_fkey" FOREIGN KEY ("series_id", "booth_id") REFERENCES "shift_series"("id", "booth_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_shift_id_booth_id_event_id_fkey" FOREIGN KEY ("shift_id", "booth_id", "event_id") REFERENCES "shifts"("id", "booth_id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_responses" ADD CONSTRAINT "assignment_responses_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_responses" ADD CONSTRAINT "assignment_responses_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict_overrides" ADD CONSTRAINT "conflict_overrides_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict_overrides" ADD CONSTRAINT "conflict_overrides_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "representatives" ADD CONSTRAINT "representatives_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "representatives" ADD CONSTRAINT "representatives_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "devices" ADD CONSTRAINT "devices_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "devices" ADD CONSTRAINT "devices_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_placements" ADD CONSTRAINT "device_placements_device_id_event_id_fkey" FOREIGN KEY ("device_id", "event_id") REFERENCES "devices"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_placements" ADD CONSTRAINT "device_placements_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_reports" ADD CONSTRAINT "device_reports_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_codes" ADD CONSTRAINT "enrolment_codes_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_codes" ADD CONSTRAINT "enrolment_codes_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_codes" ADD CONSTRAINT "enrolment_codes_used_by_fkey" FOREIGN KEY ("used_by") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_codes" ADD CONSTRAINT "enrolment_codes_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invites" ADD CONSTRAINT "invites_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invites" ADD CONSTRAINT "invites_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_booth_id_fkey" FOREIGN KEY ("booth_id") REFERENCES "booths"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_booth_id_fkey" FOREIGN KEY ("booth_id") REFERENCES "booths"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personal_links" ADD CONSTRAINT "personal_links_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personal_links" ADD CONSTRAINT "personal_links_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_links" ADD CONSTRAINT "feed_links_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
