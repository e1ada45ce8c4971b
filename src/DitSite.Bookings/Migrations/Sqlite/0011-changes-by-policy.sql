CREATE TABLE "BookingChanges" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BookingChanges" PRIMARY KEY,
    "BookingId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Staff" TEXT NULL,
    "Charge" INTEGER NULL,
    "Percent" INTEGER NULL,
    "Reason" TEXT NULL,
    "From" TEXT NULL,
    "To" TEXT NULL,
    CONSTRAINT "FK_BookingChanges_Bookings_BookingId" FOREIGN KEY ("BookingId") REFERENCES "Bookings" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_BookingChanges_BookingId" ON "BookingChanges" ("BookingId");
