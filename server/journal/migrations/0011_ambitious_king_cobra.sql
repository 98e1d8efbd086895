CREATE TABLE "task_complaints" (
	"complaint_id" text NOT NULL,
	"task_id" text NOT NULL,
	CONSTRAINT "task_complaints_complaint_id_task_id_pk" PRIMARY KEY("complaint_id","task_id")
);
--> statement-breakpoint
INSERT INTO "task_complaints" ("complaint_id", "task_id")
SELECT DISTINCT c.id, t."id" FROM "tasks" t, json_array_elements_text(t."mark"::json -> 'causes' -> 'complaints') AS c(id);
