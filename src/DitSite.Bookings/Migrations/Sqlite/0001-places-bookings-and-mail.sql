CREATE TABLE "AnnouncedRuns" (
    "RunKey" TEXT NOT NULL CONSTRAINT "PK_AnnouncedRuns" PRIMARY KEY,
    "At" TEXT NOT NULL
);

CREATE TABLE "Journeys" (
    "IdHash" TEXT NOT NULL CONSTRAINT "PK_Journeys" PRIMARY KEY,
    "ExpiresAt" TEXT NOT NULL,
    "Sealed" BLOB NOT NULL
);

CREATE TABLE "Outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "DedupeKey" TEXT NOT NULL,
    "BookingId" TEXT NULL,
    "SubscriptionId" TEXT NULL,
    "To" TEXT NOT NULL,
    "ToName" TEXT NULL,
    "ReplyTo" TEXT NULL,
    "Subject" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Attachments" TEXT NOT NULL,
    "ListUnsubscribe" TEXT NULL,
    "SealedTokens" BLOB NULL,
    "MessageId" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "QueuedAt" TEXT NOT NULL,
    "NextAttemptAt" TEXT NOT NULL,
    "SentAt" TEXT NULL,
    "LastError" TEXT NULL
);

CREATE TABLE "Runs" (
    "RunKey" TEXT NOT NULL CONSTRAINT "PK_Runs" PRIMARY KEY,
    "OnSale" INTEGER NOT NULL,
    "Capacity" INTEGER NOT NULL,
    "PlacesTaken" INTEGER NOT NULL,
    "PlacesHeld" INTEGER NOT NULL,
    "OpensAt" TEXT NULL,
    "ClosesAt" TEXT NOT NULL,
    "Prices" TEXT NOT NULL,
    "Facts" TEXT NOT NULL
);

CREATE TABLE "SubscriptionRequests" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SubscriptionRequests" PRIMARY KEY AUTOINCREMENT,
    "EmailHash" TEXT NOT NULL,
    "At" TEXT NOT NULL
);

CREATE TABLE "Subscriptions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Subscriptions" PRIMARY KEY,
    "Email" TEXT NOT NULL,
    "EmailHash" TEXT NOT NULL,
    "CourseSlug" TEXT NOT NULL,
    "CourseTitle" TEXT NOT NULL,
    "RequestedAt" TEXT NOT NULL,
    "ConfirmedAt" TEXT NULL
);

CREATE TABLE "Suppressions" (
    "EmailHash" TEXT NOT NULL,
    "CourseSlug" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_Suppressions" PRIMARY KEY ("EmailHash", "CourseSlug")
);

CREATE TABLE "Bookings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Bookings" PRIMARY KEY,
    "Reference" TEXT NOT NULL,
    "RunKey" TEXT NOT NULL,
    "KeyHash" TEXT NOT NULL,
    "AnswersHash" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "BookedAt" TEXT NOT NULL,
    "CancelledAt" TEXT NULL,
    "Facts" TEXT NOT NULL,
    "RunStarts" TEXT NOT NULL,
    "RunEndsAt" TEXT NOT NULL,
    "Lines" TEXT NOT NULL,
    "Total" INTEGER NOT NULL,
    "BookerName" TEXT NOT NULL,
    "BookerEmail" TEXT NOT NULL,
    "DelegateName" TEXT NOT NULL,
    "DelegateEmail" TEXT NOT NULL,
    "DelegateEmailKey" TEXT NOT NULL,
    "EmailCorrections" INTEGER NOT NULL,
    "TrainingCompleted" TEXT NULL,
    "SystemRequirementsConfirmed" INTEGER NOT NULL,
    "RegistrationBody" TEXT NULL,
    "RegistrationNumber" TEXT NULL,
    "Payer" TEXT NOT NULL,
    "PurchaseOrder" TEXT NULL,
    "BillingOrganisation" TEXT NULL,
    "BillingAddress" TEXT NULL,
    "TermsVersion" TEXT NOT NULL,
    "TermsHash" TEXT NOT NULL,
    CONSTRAINT "FK_Bookings_Runs_RunKey" FOREIGN KEY ("RunKey") REFERENCES "Runs" ("RunKey") ON DELETE RESTRICT
);

CREATE TABLE "ChangeNotices" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ChangeNotices" PRIMARY KEY,
    "RunKey" TEXT NOT NULL,
    "OpenedAt" TEXT NOT NULL,
    "Before" TEXT NOT NULL,
    "After" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    CONSTRAINT "FK_ChangeNotices_Runs_RunKey" FOREIGN KEY ("RunKey") REFERENCES "Runs" ("RunKey") ON DELETE CASCADE
);

CREATE TABLE "Holds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Holds" PRIMARY KEY,
    "RunKey" TEXT NOT NULL,
    "JourneyHash" TEXT NOT NULL,
    "AddressHash" TEXT NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "Extensions" INTEGER NOT NULL,
    CONSTRAINT "FK_Holds_Runs_RunKey" FOREIGN KEY ("RunKey") REFERENCES "Runs" ("RunKey") ON DELETE RESTRICT
);

CREATE TABLE "AccessNeeds" (
    "BookingId" TEXT NOT NULL CONSTRAINT "PK_AccessNeeds" PRIMARY KEY,
    "Text" TEXT NOT NULL,
    "DeleteAt" TEXT NOT NULL,
    CONSTRAINT "FK_AccessNeeds_Bookings_BookingId" FOREIGN KEY ("BookingId") REFERENCES "Bookings" ("Id") ON DELETE CASCADE
);

CREATE TABLE "BookingEvents" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_BookingEvents" PRIMARY KEY AUTOINCREMENT,
    "BookingId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    CONSTRAINT "FK_BookingEvents_Bookings_BookingId" FOREIGN KEY ("BookingId") REFERENCES "Bookings" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Links" (
    "TokenHash" TEXT NOT NULL CONSTRAINT "PK_Links" PRIMARY KEY,
    "Purpose" TEXT NOT NULL,
    "BookingId" TEXT NULL,
    "SubscriptionId" TEXT NULL,
    "IssuedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NULL,
    CONSTRAINT "FK_Links_Bookings_BookingId" FOREIGN KEY ("BookingId") REFERENCES "Bookings" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Links_Subscriptions_SubscriptionId" FOREIGN KEY ("SubscriptionId") REFERENCES "Subscriptions" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_AccessNeeds_DeleteAt" ON "AccessNeeds" ("DeleteAt");

CREATE INDEX "IX_BookingEvents_BookingId" ON "BookingEvents" ("BookingId");

CREATE UNIQUE INDEX "IX_Bookings_KeyHash" ON "Bookings" ("KeyHash");

CREATE UNIQUE INDEX "IX_Bookings_Reference" ON "Bookings" ("Reference");

CREATE UNIQUE INDEX "IX_Bookings_RunKey_DelegateEmailKey" ON "Bookings" ("RunKey", "DelegateEmailKey") WHERE "State" = 'Booked';

CREATE INDEX "IX_ChangeNotices_RunKey" ON "ChangeNotices" ("RunKey");

CREATE INDEX "IX_Holds_AddressHash" ON "Holds" ("AddressHash");

CREATE INDEX "IX_Holds_ExpiresAt" ON "Holds" ("ExpiresAt");

CREATE UNIQUE INDEX "IX_Holds_JourneyHash" ON "Holds" ("JourneyHash");

CREATE INDEX "IX_Holds_RunKey" ON "Holds" ("RunKey");

CREATE INDEX "IX_Journeys_ExpiresAt" ON "Journeys" ("ExpiresAt");

CREATE INDEX "IX_Links_BookingId" ON "Links" ("BookingId");

CREATE INDEX "IX_Links_ExpiresAt" ON "Links" ("ExpiresAt");

CREATE INDEX "IX_Links_SubscriptionId" ON "Links" ("SubscriptionId");

CREATE INDEX "IX_Outbox_BookingId" ON "Outbox" ("BookingId");

CREATE UNIQUE INDEX "IX_Outbox_DedupeKey" ON "Outbox" ("DedupeKey");

CREATE INDEX "IX_Outbox_State_NextAttemptAt" ON "Outbox" ("State", "NextAttemptAt");

CREATE INDEX "IX_Outbox_SubscriptionId" ON "Outbox" ("SubscriptionId");

CREATE INDEX "IX_SubscriptionRequests_EmailHash_At" ON "SubscriptionRequests" ("EmailHash", "At");

CREATE INDEX "IX_Subscriptions_CourseSlug" ON "Subscriptions" ("CourseSlug");

CREATE UNIQUE INDEX "IX_Subscriptions_EmailHash_CourseSlug" ON "Subscriptions" ("EmailHash", "CourseSlug");
