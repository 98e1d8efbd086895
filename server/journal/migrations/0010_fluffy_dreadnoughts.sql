CREATE TABLE "complaints_again" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"complaint_id" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "complaints_again_id" ON "complaints_again" USING btree ("complaint_id");--> statement-breakpoint
INSERT INTO "complaints_again" ("seq", "complaint_id")
SELECT j."seq", c."complaint_id" FROM "journal" j
JOIN "complaints" c ON c."complaint_id" = (j."body"::json ->> 'complaintId')
WHERE j."kind" = 'complaint.received' AND j."seq" <> c."seq";
