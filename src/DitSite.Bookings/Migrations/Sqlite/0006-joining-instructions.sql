CREATE TABLE "JoiningInstructions" (
    "RunKey" TEXT NOT NULL CONSTRAINT "PK_JoiningInstructions" PRIMARY KEY,
    "Sealed" BLOB NOT NULL,
    "Version" INTEGER NOT NULL,
    "Round" INTEGER NOT NULL,
    "WrittenAt" TEXT NOT NULL,
    "WrittenBy" TEXT NOT NULL,
    CONSTRAINT "FK_JoiningInstructions_Runs_RunKey" FOREIGN KEY ("RunKey") REFERENCES "Runs" ("RunKey") ON DELETE CASCADE
);
