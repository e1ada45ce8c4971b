CREATE TABLE "Applications" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Applications" PRIMARY KEY,
    "Reference" TEXT NOT NULL,
    "RunKey" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "EmailKey" TEXT NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "Course" TEXT NOT NULL,
    "RunEndsAt" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Answers" BLOB NOT NULL,
    "State" TEXT NOT NULL,
    "TouchedAt" TEXT NOT NULL,
    "WarnedAt" TEXT NULL,
    "SubmittedAt" TEXT NULL,
    "TermsVersion" TEXT NULL,
    "TermsHash" TEXT NULL,
    "ClosedAt" TEXT NULL,
    "DecisionNote" TEXT NULL,
    "OfferedAt" TEXT NULL,
    "OfferEndsAt" TEXT NULL,
    "OfferIsFunded" INTEGER NOT NULL,
    "HoldsPlace" INTEGER NOT NULL,
    "BookingId" TEXT NULL,
    "ForgottenAt" TEXT NULL,
    CONSTRAINT "FK_Applications_Runs_RunKey" FOREIGN KEY ("RunKey") REFERENCES "Runs" ("RunKey") ON DELETE RESTRICT
);

CREATE TABLE "FundedPools" (
    "RunKey" TEXT NOT NULL CONSTRAINT "PK_FundedPools" PRIMARY KEY,
    "Places" INTEGER NOT NULL,
    "Taken" INTEGER NOT NULL,
    CONSTRAINT "FK_FundedPools_Runs_RunKey" FOREIGN KEY ("RunKey") REFERENCES "Runs" ("RunKey") ON DELETE RESTRICT
);

CREATE TABLE "ApplicantNeeds" (
    "ApplicationId" TEXT NOT NULL CONSTRAINT "PK_ApplicantNeeds" PRIMARY KEY,
    "Text" BLOB NOT NULL,
    CONSTRAINT "FK_ApplicantNeeds_Applications_ApplicationId" FOREIGN KEY ("ApplicationId") REFERENCES "Applications" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ApplicationEvents" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ApplicationEvents" PRIMARY KEY AUTOINCREMENT,
    "ApplicationId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Staff" TEXT NULL,
    "Detail" TEXT NULL,
    CONSTRAINT "FK_ApplicationEvents_Applications_ApplicationId" FOREIGN KEY ("ApplicationId") REFERENCES "Applications" ("Id") ON DELETE CASCADE
);

CREATE TABLE "EvidenceFiles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_EvidenceFiles" PRIMARY KEY,
    "ApplicationId" TEXT NOT NULL,
    "RequirementCode" TEXT NOT NULL,
    "Name" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "Length" INTEGER NOT NULL,
    "AddedAt" TEXT NOT NULL,
    "SeemsToHoldNhsNumber" INTEGER NOT NULL,
    "Scan" TEXT NOT NULL,
    "SealedKey" BLOB NOT NULL,
    CONSTRAINT "FK_EvidenceFiles_Applications_ApplicationId" FOREIGN KEY ("ApplicationId") REFERENCES "Applications" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Findings" (
    "ApplicationId" TEXT NOT NULL,
    "RequirementCode" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "TutorsDiscretion" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_Findings" PRIMARY KEY ("ApplicationId", "RequirementCode"),
    CONSTRAINT "FK_Findings_Applications_ApplicationId" FOREIGN KEY ("ApplicationId") REFERENCES "Applications" ("Id") ON DELETE CASCADE
);

CREATE TABLE "FundedQueue" (
    "ApplicationId" TEXT NOT NULL CONSTRAINT "PK_FundedQueue" PRIMARY KEY,
    "RunKey" TEXT NOT NULL,
    "QueuedAt" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "ReferenceBy" TEXT NULL,
    CONSTRAINT "FK_FundedQueue_Applications_ApplicationId" FOREIGN KEY ("ApplicationId") REFERENCES "Applications" ("Id") ON DELETE CASCADE
);

CREATE TABLE "InformationRequests" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_InformationRequests" PRIMARY KEY,
    "ApplicationId" TEXT NOT NULL,
    "RequirementCode" TEXT NOT NULL,
    "Question" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "AnswerBy" TEXT NOT NULL,
    "Answer" BLOB NULL,
    "AnsweredAt" TEXT NULL,
    CONSTRAINT "FK_InformationRequests_Applications_ApplicationId" FOREIGN KEY ("ApplicationId") REFERENCES "Applications" ("Id") ON DELETE CASCADE
);

CREATE TABLE "References" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_References" PRIMARY KEY,
    "ApplicationId" TEXT NOT NULL,
    "RequirementCode" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "Relationship" TEXT NOT NULL,
    "FreeMail" INTEGER NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Reminded" INTEGER NOT NULL,
    "AnsweredAt" TEXT NULL,
    "Answer" BLOB NULL,
    CONSTRAINT "FK_References_Applications_ApplicationId" FOREIGN KEY ("ApplicationId") REFERENCES "Applications" ("Id") ON DELETE CASCADE
);

CREATE TABLE "EvidenceContents" (
    "FileId" TEXT NOT NULL CONSTRAINT "PK_EvidenceContents" PRIMARY KEY,
    "Sealed" BLOB NOT NULL,
    CONSTRAINT "FK_EvidenceContents_EvidenceFiles_FileId" FOREIGN KEY ("FileId") REFERENCES "EvidenceFiles" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ApplicationLinks" (
    "TokenHash" TEXT NOT NULL CONSTRAINT "PK_ApplicationLinks" PRIMARY KEY,
    "Purpose" TEXT NOT NULL,
    "ApplicationId" TEXT NULL,
    "ReferenceId" TEXT NULL,
    "Start" BLOB NULL,
    "EmailHash" TEXT NULL,
    "IssuedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    CONSTRAINT "FK_ApplicationLinks_Applications_ApplicationId" FOREIGN KEY ("ApplicationId") REFERENCES "Applications" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ApplicationLinks_References_ReferenceId" FOREIGN KEY ("ReferenceId") REFERENCES "References" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ApplicationEvents_ApplicationId" ON "ApplicationEvents" ("ApplicationId");

CREATE INDEX "IX_ApplicationLinks_ApplicationId" ON "ApplicationLinks" ("ApplicationId");

CREATE INDEX "IX_ApplicationLinks_EmailHash_IssuedAt" ON "ApplicationLinks" ("EmailHash", "IssuedAt");

CREATE INDEX "IX_ApplicationLinks_ExpiresAt" ON "ApplicationLinks" ("ExpiresAt");

CREATE INDEX "IX_ApplicationLinks_ReferenceId" ON "ApplicationLinks" ("ReferenceId");

CREATE UNIQUE INDEX "IX_Applications_Reference" ON "Applications" ("Reference");

CREATE UNIQUE INDEX "IX_Applications_RunKey_EmailKey" ON "Applications" ("RunKey", "EmailKey") WHERE "State" NOT IN ('Declined', 'Withdrawn', 'Lapsed');

CREATE INDEX "IX_Applications_State" ON "Applications" ("State");

CREATE INDEX "IX_EvidenceFiles_ApplicationId" ON "EvidenceFiles" ("ApplicationId");

CREATE INDEX "IX_EvidenceFiles_Scan" ON "EvidenceFiles" ("Scan") WHERE "Scan" = 'Pending';

CREATE INDEX "IX_FundedQueue_RunKey_State_QueuedAt_Number" ON "FundedQueue" ("RunKey", "State", "QueuedAt", "Number");

CREATE INDEX "IX_InformationRequests_ApplicationId" ON "InformationRequests" ("ApplicationId");

CREATE INDEX "IX_References_ApplicationId" ON "References" ("ApplicationId");

CREATE INDEX "IX_References_State_ExpiresAt" ON "References" ("State", "ExpiresAt");
