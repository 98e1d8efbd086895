ALTER TABLE "matters" ADD COLUMN "lane_actor" text;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "lane_to" text;--> statement-breakpoint
UPDATE "matters" SET "lane_actor" = ("matter"::jsonb) #>> '{lane,actorRole}', "lane_to" = ("matter"::jsonb) #>> '{lane,to}' WHERE "lane" IS NOT NULL AND strpos("matter", '\u0000') = 0 AND "matter" !~* '\\ud[89a-f]';--> statement-breakpoint
UPDATE "matters" SET "due_at" = 0 WHERE "next_due_at" IS NULL AND "state" IN ('received', 'atDesk', 'inLane', 'reopened', 'dispatched', 'accepted', 'mediating', 'paused', 'terminated', 'verifying', 'filed');
