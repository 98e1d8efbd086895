ALTER TABLE "accounts" ADD COLUMN "attributes" text DEFAULT '{"skills":null,"shifts":null}' NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "party" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "tasks_party" ON "tasks" USING gin ("party");