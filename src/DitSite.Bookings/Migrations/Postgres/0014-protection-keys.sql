CREATE TABLE "ProtectionKeys" (
    "Name" text NOT NULL,
    "Sealed" bytea NOT NULL,
    "MadeAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ProtectionKeys" PRIMARY KEY ("Name")
);
