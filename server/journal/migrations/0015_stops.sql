CREATE TABLE "stop_versions" (
	"since_seq" bigint NOT NULL,
	"until_seq" bigint,
	"task_id" text NOT NULL,
	"n" integer NOT NULL,
	"site_id" text NOT NULL,
	"site_name" text NOT NULL,
	"state" text NOT NULL,
	"at" bigint,
	CONSTRAINT "stop_versions_task_id_n_since_seq_pk" PRIMARY KEY("task_id","n","since_seq")
);
--> statement-breakpoint
ALTER TABLE "versions_begin" ADD COLUMN "stops" bigint;--> statement-breakpoint
CREATE INDEX "task_versions_campaign" ON "task_versions" USING btree ("campaign");--> statement-breakpoint
CREATE FUNCTION "stop_version"(s "task_stops") RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	head bigint := (SELECT coalesce(max(seq), 0) FROM "journal");
BEGIN
	DELETE FROM "stop_versions" WHERE task_id = s.task_id AND n = s.n AND until_seq IS NULL AND since_seq = head;
	UPDATE "stop_versions" SET until_seq = head WHERE task_id = s.task_id AND n = s.n AND until_seq IS NULL;
	INSERT INTO "stop_versions" (since_seq, task_id, n, site_id, site_name, state, at)
	VALUES (head, s.task_id, s.n, s.site_id, s.site_name, s.state, s.at);
END
$$;
--> statement-breakpoint
CREATE FUNCTION "stop_moved"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'INSERT' OR (NEW.state, NEW.at) IS DISTINCT FROM (OLD.state, OLD.at) THEN
		PERFORM stop_version(NEW);
	END IF;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "stop_moved" AFTER INSERT OR UPDATE ON "task_stops" FOR EACH ROW EXECUTE FUNCTION "stop_moved"();
--> statement-breakpoint
UPDATE "versions_begin" SET stops = (SELECT coalesce(max(seq), 0) FROM "journal");
--> statement-breakpoint
SELECT stop_version(s) FROM "task_stops" s;
