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
ALTER TABLE "tasks" ADD COLUMN "campaign" text;--> statement-breakpoint
CREATE INDEX "task_stops_site" ON "task_stops" USING btree ("site_id");--> statement-breakpoint
CREATE INDEX "tasks_campaign" ON "tasks" USING btree ("campaign","state");--> statement-breakpoint
CREATE INDEX "tasks_site" ON "tasks" USING btree ("site_id");