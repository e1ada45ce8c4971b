CREATE TABLE "Invoices" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Invoices" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "NumberText" TEXT NOT NULL,
    "BookingId" TEXT NOT NULL,
    "IssuedAt" TEXT NOT NULL,
    "IssuedOn" TEXT NOT NULL,
    "IssuedBy" TEXT NOT NULL,
    "DueOn" TEXT NULL,
    "ReleaseOn" TEXT NULL,
    "Seller" TEXT NOT NULL,
    "Buyer" TEXT NOT NULL,
    "PurchaseOrder" TEXT NULL,
    "Subject" TEXT NOT NULL,
    "Lines" TEXT NOT NULL,
    "Net" INTEGER NOT NULL,
    "Vat" INTEGER NOT NULL,
    "Total" INTEGER NOT NULL,
    "VatTreatment" TEXT NOT NULL,
    "VatRate" INTEGER NOT NULL,
    "PaymentDetails" TEXT NULL,
    "Reason" TEXT NULL,
    "Reminders" INTEGER NOT NULL,
    "RemindedAt" TEXT NULL,
    CONSTRAINT "FK_Invoices_Bookings_BookingId" FOREIGN KEY ("BookingId") REFERENCES "Bookings" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Payments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Payments" PRIMARY KEY,
    "BookingId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Amount" INTEGER NOT NULL,
    "On" TEXT NOT NULL,
    "Note" TEXT NULL,
    "RecordedAt" TEXT NOT NULL,
    "RecordedBy" TEXT NOT NULL,
    CONSTRAINT "FK_Payments_Bookings_BookingId" FOREIGN KEY ("BookingId") REFERENCES "Bookings" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Invoices_BookingId" ON "Invoices" ("BookingId");

CREATE UNIQUE INDEX "IX_Invoices_Kind_Number" ON "Invoices" ("Kind", "Number");

CREATE INDEX "IX_Payments_BookingId" ON "Payments" ("BookingId");

-- A document that has gone out stays as it went out; only its reminders are counted.
CREATE TRIGGER "InvoicesNeverChange" BEFORE UPDATE OF
    "Id", "Kind", "Number", "NumberText", "BookingId", "IssuedAt", "IssuedOn", "IssuedBy", "DueOn", "ReleaseOn", "Seller", "Buyer", "PurchaseOrder",
    "Subject", "Lines", "Net", "Vat", "Total", "VatTreatment", "VatRate", "PaymentDetails", "Reason" ON "Invoices"
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice does not change');
END;

CREATE TRIGGER "PaymentsNeverChange" BEFORE UPDATE ON "Payments"
BEGIN
    SELECT RAISE(ABORT, 'a recorded payment does not change');
END;
