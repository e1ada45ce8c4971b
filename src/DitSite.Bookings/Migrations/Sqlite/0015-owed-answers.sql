-- Messages that came before are taken as answered: nobody can say which were not.
CREATE TABLE "OwedAnswers" (
    "MessageId" TEXT NOT NULL CONSTRAINT "PK_OwedAnswers" PRIMARY KEY,
    "OwedAt" TEXT NOT NULL,
    "DueAt" TEXT NOT NULL,
    "GivenAt" TEXT NULL,
    "GivenBy" TEXT NULL,
    CONSTRAINT "FK_OwedAnswers_Outbox_MessageId" FOREIGN KEY ("MessageId") REFERENCES "Outbox" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_OwedAnswers_GivenAt" ON "OwedAnswers" ("GivenAt");
