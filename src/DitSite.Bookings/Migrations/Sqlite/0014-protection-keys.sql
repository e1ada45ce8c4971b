-- Used where several sites share a database; a site alone keeps these keys as files.
CREATE TABLE "ProtectionKeys" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_ProtectionKeys" PRIMARY KEY,
    "Sealed" BLOB NOT NULL,
    "MadeAt" TEXT NOT NULL
);
