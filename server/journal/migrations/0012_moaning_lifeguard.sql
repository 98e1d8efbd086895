CREATE TABLE "campaigns" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"body" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_stops" (
	"task_id" text NOT NULL,
	"n" integer NOT NULL,
	"site_id" text NOT NULL,
	"site_name" text NOT NULL,
	"state" text NOT NULL,
	"at" bigint,
	CONSTRAINT "task_stops_task_id_n_pk" PRIMARY KEY("task_id","n")
);
--> statement-breakpoint
CREATE TABLE "urging_steps" (
	"urging_id" text NOT NULL,
	"n" integer NOT NULL,
	"step" text NOT NULL,
	CONSTRAINT "urging_steps_urging_id_n_pk" PRIMARY KEY("urging_id","n")
);
--> statement-breakpoint
CREATE TABLE "urgings" (
	"id" text PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"cause" text NOT NULL,
	"state" text NOT NULL,
	"unit" text NOT NULL,
	"task_id" text,
	"complaint_id" text,
	"opened_at" bigint NOT NULL,
	"first_reply_at" bigint,
	"late_reply" boolean NOT NULL,
	"failures" integer NOT NULL,
	"ended_at" bigint,
	"look_at" bigint,
	"version" integer NOT NULL,
	"mark" text NOT NULL,
	"urging" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_cursor" (
	"one" integer PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_receivers" (
	"id" text PRIMARY KEY NOT NULL,
	"way" text NOT NULL,
	"format" text NOT NULL,
	"name" text NOT NULL,
	"host" text NOT NULL,
	"target" "bytea" NOT NULL,
	"target_hash" text,
	"secret" "bytea",
	"happenings" text NOT NULL,
	"priority" integer NOT NULL,
	"units" text,
	"state" text NOT NULL,
	"person_id" text,
	"session_id" text,
	"seen_at" bigint,
	"since" bigint NOT NULL,
	"made_at" bigint NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"paused_until" bigint DEFAULT 0 NOT NULL,
	"leased_until" bigint DEFAULT 0 NOT NULL,
	"arrived_at" bigint,
	"last" text,
	CONSTRAINT "call_receivers_target_hash_unique" UNIQUE("target_hash")
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" text PRIMARY KEY NOT NULL,
	"receiver" text NOT NULL,
	"happening" text NOT NULL,
	"about" text,
	"letter" text NOT NULL,
	"at" bigint NOT NULL,
	"made_at" bigint NOT NULL,
	"state" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" bigint NOT NULL,
	"until" bigint NOT NULL,
	"ended_at" bigint,
	"last" text
);
--> statement-breakpoint
CREATE TABLE "house_secrets" (
	"name" text PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "attributes" text DEFAULT '{"skills":null,"shifts":null}' NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "party" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "campaign" text;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_receiver_call_receivers_id_fk" FOREIGN KEY ("receiver") REFERENCES "public"."call_receivers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "task_stops_site" ON "task_stops" USING btree ("site_id");--> statement-breakpoint
CREATE INDEX "urgings_opened" ON "urgings" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "urgings_look" ON "urgings" USING btree ("look_at");--> statement-breakpoint
CREATE INDEX "urgings_unit" ON "urgings" USING btree ("unit","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "urgings_task_open" ON "urgings" USING btree ("task_id","unit") WHERE ended_at IS NULL AND task_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "urgings_complaint_open" ON "urgings" USING btree ("complaint_id","unit") WHERE ended_at IS NULL AND complaint_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "call_receivers_person" ON "call_receivers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "call_receivers_session" ON "call_receivers" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "calls_waiting" ON "calls" USING btree ("receiver","next_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "calls_ended" ON "calls" USING btree ("state","ended_at") WHERE state <> 'waiting';--> statement-breakpoint
CREATE INDEX "tasks_party" ON "tasks" USING gin ("party");--> statement-breakpoint
CREATE INDEX "tasks_campaign" ON "tasks" USING btree ("campaign","state");--> statement-breakpoint
CREATE INDEX "tasks_site" ON "tasks" USING btree ("site_id");