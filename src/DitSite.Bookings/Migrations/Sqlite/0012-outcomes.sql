CREATE TABLE "Outcomes" (
    "BookingId" TEXT NOT NULL CONSTRAINT "PK_Outcomes" PRIMARY KEY,
    "Attended" INTEGER NOT NULL,
    "AttendanceAt" TEXT NOT NULL,
    "AttendanceBy" TEXT NOT NULL,
    "RolePlay" TEXT NULL,
    "JudgedAt" TEXT NULL,
    "JudgedBy" TEXT NULL,
    "Note" TEXT NULL,
    "Held" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_Outcomes_Bookings_BookingId" FOREIGN KEY ("BookingId") REFERENCES "Bookings" ("Id") ON DELETE CASCADE
);
