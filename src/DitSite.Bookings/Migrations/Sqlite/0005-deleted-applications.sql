CREATE TABLE "DeletedApplications" (
    "Month" TEXT NOT NULL,
    "CourseTitle" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    CONSTRAINT "PK_DeletedApplications" PRIMARY KEY ("Month", "CourseTitle", "Outcome")
);
