-- The desk's list of a date reads its bookings, cancelled ones too, and not those of all dates.
CREATE INDEX "IX_Bookings_RunKey_BookedAt" ON "Bookings" ("RunKey", "BookedAt");
