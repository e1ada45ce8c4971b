CREATE TABLE "WaitingEntries" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WaitingEntries" PRIMARY KEY,
    "RunKey" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "EmailKey" TEXT NOT NULL,
    "RequestedAt" TEXT NOT NULL,
    "RunEndsAt" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "ConfirmedAt" TEXT NULL,
    "OfferedAt" TEXT NULL,
    "OfferEndsAt" TEXT NULL,
    "HoldsPlace" INTEGER NOT NULL,
    "HoldId" TEXT NULL,
    "ClosedAt" TEXT NULL,
    CONSTRAINT "FK_WaitingEntries_Runs_RunKey" FOREIGN KEY ("RunKey") REFERENCES "Runs" ("RunKey") ON DELETE RESTRICT
);

CREATE TABLE "WaitingLinks" (
    "TokenHash" TEXT NOT NULL CONSTRAINT "PK_WaitingLinks" PRIMARY KEY,
    "EntryId" TEXT NOT NULL,
    "IssuedAt" TEXT NOT NULL,
    CONSTRAINT "FK_WaitingLinks_WaitingEntries_EntryId" FOREIGN KEY ("EntryId") REFERENCES "WaitingEntries" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_WaitingEntries_HoldId" ON "WaitingEntries" ("HoldId");

CREATE UNIQUE INDEX "IX_WaitingEntries_RunKey_EmailKey" ON "WaitingEntries" ("RunKey", "EmailKey") WHERE "State" IN ('Asked', 'Waiting', 'Offered');

CREATE INDEX "IX_WaitingEntries_RunKey_State_Number" ON "WaitingEntries" ("RunKey", "State", "Number");

CREATE INDEX "IX_WaitingEntries_State_OfferEndsAt" ON "WaitingEntries" ("State", "OfferEndsAt");

CREATE INDEX "IX_WaitingLinks_EntryId" ON "WaitingLinks" ("EntryId");
