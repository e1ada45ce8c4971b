CREATE TABLE "Consents" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Consents" PRIMARY KEY,
    "Visitor" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "PolicyVersion" TEXT NOT NULL,
    "TextHash" TEXT NOT NULL,
    "RegistryHash" TEXT NOT NULL,
    "Analytics" INTEGER NOT NULL,
    "Method" TEXT NOT NULL,
    "Signal" TEXT NOT NULL,
    "OverridesSignal" INTEGER NOT NULL
);

CREATE INDEX "IX_Consents_Visitor" ON "Consents" ("Visitor");

CREATE INDEX "IX_Consents_ExpiresAt" ON "Consents" ("ExpiresAt");

CREATE TABLE "ConsentCounts" (
    "PolicyVersion" TEXT NOT NULL,
    "Analytics" INTEGER NOT NULL,
    "Choices" INTEGER NOT NULL,
    CONSTRAINT "PK_ConsentCounts" PRIMARY KEY ("PolicyVersion", "Analytics")
);

-- Proof is written once. Rows may go, by their age or the visitor's wish; they never change.
CREATE TRIGGER "Consents_are_never_changed" BEFORE UPDATE ON "Consents"
BEGIN
    SELECT RAISE(ABORT, 'A row of the consent log is never changed.');
END;
