-- Messages that came before are taken as answered: nobody can say which were not.
CREATE TABLE "OwedAnswers" (
    "MessageId" uuid NOT NULL,
    "OwedAt" timestamp with time zone NOT NULL,
    "DueAt" timestamp with time zone NOT NULL,
    "GivenAt" timestamp with time zone NULL,
    "GivenBy" text NULL,
    CONSTRAINT "PK_OwedAnswers" PRIMARY KEY ("MessageId"),
    CONSTRAINT "FK_OwedAnswers_Outbox_MessageId" FOREIGN KEY ("MessageId") REFERENCES "Outbox" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_OwedAnswers_GivenAt" ON "OwedAnswers" ("GivenAt");
