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
ALTER TABLE "calls" ADD CONSTRAINT "calls_receiver_call_receivers_id_fk" FOREIGN KEY ("receiver") REFERENCES "public"."call_receivers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_receivers_person" ON "call_receivers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "call_receivers_session" ON "call_receivers" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "calls_waiting" ON "calls" USING btree ("receiver","next_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "calls_ended" ON "calls" USING btree ("state","ended_at") WHERE state <> 'waiting';