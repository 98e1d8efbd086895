CREATE TABLE "alarm_courses" (
	"alarm_id" text PRIMARY KEY NOT NULL,
	"episode" bigint,
	"course" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alarm_episodes" (
	"episode" bigint PRIMARY KEY NOT NULL,
	"alarm_id" text NOT NULL,
	"condition" text NOT NULL,
	"priority" integer NOT NULL,
	"site_id" text,
	"street_code" text,
	"raised_at" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	"times" integer NOT NULL,
	"values" text NOT NULL,
	"ack_at" bigint,
	"ack_by" text,
	"ack_role" text,
	"contacted_at" bigint,
	"injury_at" bigint,
	"normal_since" bigint,
	"returned_at" bigint,
	"closed_at" bigint,
	"chattering" boolean NOT NULL,
	"tasks" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alarm_facts" (
	"alarm_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "alarm_facts_alarm_id_seq_pk" PRIMARY KEY("alarm_id","seq")
);
--> statement-breakpoint
CREATE INDEX "alarm_episodes_raised" ON "alarm_episodes" USING btree ("raised_at","episode");--> statement-breakpoint
CREATE INDEX "alarm_episodes_alarm" ON "alarm_episodes" USING btree ("alarm_id","episode");--> statement-breakpoint
CREATE INDEX "alarm_episodes_site" ON "alarm_episodes" USING btree ("site_id","raised_at");--> statement-breakpoint
CREATE INDEX "alarm_episodes_open" ON "alarm_episodes" USING btree ("raised_at","episode") WHERE returned_at IS NULL AND closed_at IS NULL;--> statement-breakpoint
CREATE INDEX "alarm_episodes_unseen" ON "alarm_episodes" USING btree ("raised_at","episode") WHERE returned_at IS NOT NULL AND closed_at IS NULL AND ack_at IS NULL;--> statement-breakpoint
CREATE INDEX "alarm_facts_at" ON "alarm_facts" USING btree ("alarm_id","at");