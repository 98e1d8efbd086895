ALTER TABLE "matters" ADD COLUMN "counted" text;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "closed_at" bigint;--> statement-breakpoint
CREATE INDEX "matters_closed" ON "matters" USING btree ("closed_at");--> statement-breakpoint
UPDATE "matters" SET "closed_at" = (("matter"::jsonb) #>> '{closing,at}')::numeric::bigint WHERE "state" IN ('settled', 'notAccepted', 'withdrawn', 'closed') AND strpos("matter", '\u0000') = 0 AND "matter" !~* '\\ud[89a-f]';