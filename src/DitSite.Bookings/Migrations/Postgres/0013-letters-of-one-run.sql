-- No letter was queued here under the keys of before: only the schema changes.
CREATE INDEX "IX_Outbox_QueuedAt" ON "Outbox" ("QueuedAt");

CREATE INDEX "IX_Outbox_SentAt" ON "Outbox" ("SentAt") WHERE "Text" <> '';

ALTER TABLE "ChangeNotices" ADD COLUMN "MovedAt" timestamp with time zone NULL;
