CREATE TABLE "complaints" (
	"complaint_id" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"received_at" bigint NOT NULL,
	"problem_class" text,
	"respondent_name" text,
	"site_id" text,
	"amount" double precision,
	"lng" double precision,
	"lat" double precision,
	"place_unknown" text,
	"street_code" text,
	"would_be_station" text
);
--> statement-breakpoint
CREATE TABLE "feed_cursors" (
	"feed" text NOT NULL,
	"path" text NOT NULL,
	"cursor" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "feed_cursors_feed_path_pk" PRIMARY KEY("feed","path")
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text,
	"at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"body" text NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "journal_source_id" UNIQUE("source","id")
);
--> statement-breakpoint
CREATE TABLE "journal_head" (
	"one" integer PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "personal" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "picture_snapshots" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"format" integer NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rejected" (
	"id" text PRIMARY KEY NOT NULL,
	"feed" text NOT NULL,
	"at" bigint NOT NULL,
	"record_id" text,
	"pointer" text NOT NULL,
	"message" text NOT NULL,
	"raw" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"site_id" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"at" bigint NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"address" text,
	"uscc" text,
	"street_code" text,
	"lng" double precision,
	"lat" double precision,
	"place_unknown" text
);
--> statement-breakpoint
CREATE INDEX "complaints_received" ON "complaints" USING btree ("received_at","complaint_id");--> statement-breakpoint
CREATE INDEX "journal_kind_at" ON "journal" USING btree ("kind","at");--> statement-breakpoint
CREATE INDEX "journal_subject_seq" ON "journal" USING btree ("subject","seq") WHERE subject IS NOT NULL;--> statement-breakpoint
CREATE INDEX "rejected_feed_at" ON "rejected" USING btree ("feed","at");--> statement-breakpoint
CREATE INDEX "sites_kind" ON "sites" USING btree ("kind");