CREATE TABLE "matters" (
	"id" text PRIMARY KEY NOT NULL,
	"complaint_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"lane" text,
	"station" text,
	"street_code" text,
	"received_at" bigint NOT NULL,
	"due_at" bigint,
	"version" integer NOT NULL,
	"matter" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "matters_state_received" ON "matters" USING btree ("state","received_at");--> statement-breakpoint
CREATE INDEX "matters_due" ON "matters" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "matters_complaint" ON "matters" USING btree ("complaint_id");