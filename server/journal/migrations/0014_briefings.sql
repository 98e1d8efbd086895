CREATE TABLE "briefings" (
	"id" text NOT NULL,
	"edition" integer NOT NULL,
	"title" text NOT NULL,
	"blocks" text NOT NULL,
	"seen_by" text NOT NULL,
	"state" text NOT NULL,
	"author" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "briefings_id_edition_pk" PRIMARY KEY("id","edition")
);
--> statement-breakpoint
CREATE INDEX "briefings_author" ON "briefings" USING btree ("author");