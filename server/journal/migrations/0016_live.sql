CREATE TABLE "live_spans" (
	"since_at" bigint PRIMARY KEY NOT NULL,
	"until_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live_versions" (
	"over" text NOT NULL,
	"id" text NOT NULL,
	"since_at" bigint NOT NULL,
	"until_at" bigint,
	"street" text,
	"feed" text,
	"fresh" boolean,
	"online" boolean,
	CONSTRAINT "live_versions_over_id_since_at_pk" PRIMARY KEY("over","id","since_at")
);
--> statement-breakpoint
CREATE INDEX "live_versions_until" ON "live_versions" USING btree ("over","until_at","since_at");