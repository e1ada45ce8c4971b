ALTER TABLE "Bookings" ADD COLUMN "MovedTo" TEXT NULL;

ALTER TABLE "ChangeNotices" ADD COLUMN "ConfirmedAt" TEXT NULL;

ALTER TABLE "ChangeNotices" ADD COLUMN "ConfirmedBy" TEXT NULL;

ALTER TABLE "ChangeNotices" ADD COLUMN "OverrideReason" TEXT NULL;

CREATE TABLE "ChangeAnswers" (
    "NoticeId" TEXT NOT NULL,
    "BookingId" TEXT NOT NULL,
    "ToldAt" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "AnsweredAt" TEXT NULL,
    CONSTRAINT "PK_ChangeAnswers" PRIMARY KEY ("NoticeId", "BookingId"),
    CONSTRAINT "FK_ChangeAnswers_Bookings_BookingId" FOREIGN KEY ("BookingId") REFERENCES "Bookings" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ChangeAnswers_ChangeNotices_NoticeId" FOREIGN KEY ("NoticeId") REFERENCES "ChangeNotices" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ChangeAnswers_BookingId" ON "ChangeAnswers" ("BookingId");
