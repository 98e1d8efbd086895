CREATE TABLE "task_evidence" (
	"task_id" text NOT NULL,
	"hash" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"at" bigint NOT NULL,
	"by" text NOT NULL,
	"lng" double precision,
	"lat" double precision,
	CONSTRAINT "task_evidence_task_id_hash_pk" PRIMARY KEY("task_id","hash")
);
--> statement-breakpoint
CREATE TABLE "task_steps" (
	"task_id" text NOT NULL,
	"n" integer NOT NULL,
	"step" text NOT NULL,
	CONSTRAINT "task_steps_task_id_n_pk" PRIMARY KEY("task_id","n")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"unit" text,
	"handler" text,
	"site_id" text,
	"street_code" text,
	"alarm_id" text,
	"unannounced" boolean NOT NULL,
	"arrived_at" bigint,
	"opened_at" bigint NOT NULL,
	"issued_at" bigint,
	"ended_at" bigint,
	"look_at" bigint,
	"version" integer NOT NULL,
	"mark" text NOT NULL,
	"task" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "task_evidence_hash" ON "task_evidence" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "tasks_opened" ON "tasks" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "tasks_look" ON "tasks" USING btree ("look_at");--> statement-breakpoint
CREATE INDEX "tasks_handler" ON "tasks" USING btree ("handler","state");--> statement-breakpoint
CREATE INDEX "tasks_unit" ON "tasks" USING btree ("unit");--> statement-breakpoint
CREATE INDEX "tasks_alarm" ON "tasks" USING btree ("alarm_id");