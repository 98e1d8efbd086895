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
CREATE INDEX "urgings_opened" ON "urgings" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "urgings_look" ON "urgings" USING btree ("look_at");--> statement-breakpoint
CREATE INDEX "urgings_unit" ON "urgings" USING btree ("unit","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "urgings_task_open" ON "urgings" USING btree ("task_id","unit") WHERE ended_at IS NULL AND task_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "urgings_complaint_open" ON "urgings" USING btree ("complaint_id","unit") WHERE ended_at IS NULL AND complaint_id IS NOT NULL;