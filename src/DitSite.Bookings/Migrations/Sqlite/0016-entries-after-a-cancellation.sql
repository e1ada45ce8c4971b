ALTER TABLE "Runs" ADD COLUMN "CalendarSequence" INTEGER NOT NULL DEFAULT 0;

-- How often an entry was taken out of a calendar before is not known: beyond what any of them can have reached.
UPDATE "Runs" SET "CalendarSequence" = 100;

-- A letter about the date that a booking was on before does not stand in the way of the one about its present date.
UPDATE "Outbox" SET "DedupeKey" = "DedupeKey" || ':before-the-move'
WHERE "Kind" = 'joining-instructions' AND EXISTS (
    SELECT 1 FROM "BookingEvents" WHERE "BookingEvents"."BookingId" = "Outbox"."BookingId" AND "BookingEvents"."Kind" = 'Transferred' AND "BookingEvents"."At" > "Outbox"."QueuedAt");
