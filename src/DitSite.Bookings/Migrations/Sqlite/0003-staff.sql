CREATE TABLE "StaffSessions" (
    "KeyHash" TEXT NOT NULL CONSTRAINT "PK_StaffSessions" PRIMARY KEY,
    "Subject" TEXT NOT NULL,
    "Ticket" BLOB NOT NULL,
    "ExpiresAt" TEXT NOT NULL
);

CREATE TABLE "StaffAudit" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_StaffAudit" PRIMARY KEY AUTOINCREMENT,
    "At" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Item" TEXT NOT NULL,
    "Before" TEXT NULL,
    "After" TEXT NULL
);

CREATE INDEX "IX_StaffAudit_Item" ON "StaffAudit" ("Item");

CREATE INDEX "IX_StaffSessions_ExpiresAt" ON "StaffSessions" ("ExpiresAt");
