-- Joining instructions are owed for one run: the key under which they stand in the outbox names it, so that somebody who moves to another
-- date gets the text of that date.
UPDATE "Outbox" SET "DedupeKey" =
    'joining-instructions:' || (SELECT lower(replace("RunKey", '-', '')) FROM "Bookings" WHERE "Bookings"."Id" = "Outbox"."BookingId")
    || ':' || substr("DedupeKey", 55, instr(substr("DedupeKey", 55), ':') - 1)
    || ':' || substr("DedupeKey", 22, 32)
    || substr("DedupeKey", 54 + instr(substr("DedupeKey", 55), ':'))
WHERE "Kind" = 'joining-instructions' AND "DedupeKey" LIKE 'joining-instructions:%' AND "BookingId" IN (SELECT "Id" FROM "Bookings");

CREATE INDEX "IX_Outbox_QueuedAt" ON "Outbox" ("QueuedAt");

CREATE INDEX "IX_Outbox_SentAt" ON "Outbox" ("SentAt") WHERE "Text" <> '';

ALTER TABLE "ChangeNotices" ADD COLUMN "MovedAt" TEXT NULL;
