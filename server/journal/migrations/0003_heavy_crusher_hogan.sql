ALTER TABLE "matters" ADD COLUMN "next_due_at" bigint;--> statement-breakpoint
CREATE INDEX "matters_next_due" ON "matters" USING btree ("state","next_due_at");