CREATE TABLE "Promises" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Promises" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "RunKey" TEXT NULL,
    "BookingId" TEXT NULL,
    "About" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "MadeAt" TEXT NOT NULL,
    "DueAt" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    "Proof" TEXT NULL,
    "MessageId" TEXT NULL,
    "Troubled" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_Promises_Key" ON "Promises" ("Key");

CREATE INDEX "IX_Promises_State_DueAt" ON "Promises" ("State", "DueAt");
