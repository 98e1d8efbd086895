CREATE TABLE "likeness" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"complaint_id" text NOT NULL,
	"received_at" bigint NOT NULL,
	"key" integer NOT NULL,
	"phone" "bytea",
	"address" "bytea",
	"person" "bytea",
	"respondent" "bytea" NOT NULL,
	"unit" "bytea",
	"sketch" "bytea"
);
--> statement-breakpoint
CREATE INDEX "likeness_phone" ON "likeness" USING btree ("phone","received_at") WHERE phone IS NOT NULL;--> statement-breakpoint
CREATE INDEX "likeness_address" ON "likeness" USING btree ("address","received_at") WHERE address IS NOT NULL;--> statement-breakpoint
CREATE INDEX "likeness_respondent" ON "likeness" USING btree ("respondent","received_at");