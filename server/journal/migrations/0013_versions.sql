CREATE TABLE "episode_versions" (
	"since_seq" bigint NOT NULL,
	"until_seq" bigint,
	"episode" bigint NOT NULL,
	"alarm_id" text NOT NULL,
	"condition" text NOT NULL,
	"priority" smallint NOT NULL,
	"street" text,
	"raised_at" bigint NOT NULL,
	"came_in_at" bigint NOT NULL,
	"ack_at" bigint,
	"ended_at" bigint,
	"closed_at" bigint,
	CONSTRAINT "episode_versions_episode_since_seq_pk" PRIMARY KEY("episode","since_seq")
);
--> statement-breakpoint
CREATE TABLE "matter_steps" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"complaint_id" text NOT NULL,
	"at" bigint NOT NULL,
	"flow" text NOT NULL,
	"lane" text,
	"station" text,
	"street" text
);
--> statement-breakpoint
CREATE TABLE "matter_versions" (
	"since_seq" bigint NOT NULL,
	"until_seq" bigint,
	"id" text NOT NULL,
	"complaint_id" text NOT NULL,
	"steps" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"received_at" bigint NOT NULL,
	"street" text,
	"problem_class" text,
	"channel" text,
	"seen_at" bigint NOT NULL,
	"lane" text,
	"station" text,
	"would_be" text,
	"next_due_at" bigint,
	"counted" boolean NOT NULL,
	"closed_at" bigint,
	"result" text,
	"closed_lane" text,
	"dispatched_at" bigint,
	"merged_into" text,
	"late_from" bigint,
	"acceptance_due" boolean NOT NULL,
	"reopened" boolean NOT NULL,
	"first_before" boolean,
	"closings" bigint[] NOT NULL,
	"soon_back" boolean NOT NULL,
	CONSTRAINT "matter_versions_id_since_seq_pk" PRIMARY KEY("id","since_seq")
);
--> statement-breakpoint
CREATE TABLE "task_versions" (
	"since_seq" bigint NOT NULL,
	"until_seq" bigint,
	"id" text NOT NULL,
	"steps" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"priority" smallint NOT NULL,
	"station" text,
	"street" text,
	"alarm_id" text,
	"campaign" text,
	"unannounced" boolean NOT NULL,
	"clock_from" bigint NOT NULL,
	"opened_at" bigint NOT NULL,
	"issued_at" bigint,
	"accepted_at" bigint,
	"arrived_at" bigint,
	"submitted_at" bigint,
	"ended_at" bigint,
	"due_at" bigint,
	"late" boolean NOT NULL,
	"rejected" boolean NOT NULL,
	CONSTRAINT "task_versions_id_since_seq_pk" PRIMARY KEY("id","since_seq")
);
--> statement-breakpoint
CREATE TABLE "urging_versions" (
	"since_seq" bigint NOT NULL,
	"until_seq" bigint,
	"id" text NOT NULL,
	"steps" integer NOT NULL,
	"level" text NOT NULL,
	"cause" text NOT NULL,
	"state" text NOT NULL,
	"station" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"replied_at" bigint,
	"reply_by" bigint,
	"late_reply" boolean NOT NULL,
	"failures" integer NOT NULL,
	"ended_at" bigint,
	CONSTRAINT "urging_versions_id_since_seq_pk" PRIMARY KEY("id","since_seq")
);
--> statement-breakpoint
CREATE TABLE "figure_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "versions_begin" (
	"one" integer PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "seen_at" bigint;--> statement-breakpoint
UPDATE "complaints" c SET "seen_at" = j."seen_at" FROM "journal" j WHERE j."seq" = c."seq";--> statement-breakpoint
ALTER TABLE "complaints" ALTER COLUMN "seen_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "inspect_by" bigint;--> statement-breakpoint
CREATE INDEX "episode_versions_raised" ON "episode_versions" USING btree ("raised_at");--> statement-breakpoint
CREATE INDEX "episode_versions_alarm" ON "episode_versions" USING btree ("alarm_id");--> statement-breakpoint
CREATE INDEX "matter_steps_flow" ON "matter_steps" USING btree ("flow","at");--> statement-breakpoint
CREATE INDEX "matter_versions_received" ON "matter_versions" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "matter_versions_complaint" ON "matter_versions" USING btree ("complaint_id","since_seq");--> statement-breakpoint
CREATE INDEX "matter_versions_merged" ON "matter_versions" USING btree ("merged_into");--> statement-breakpoint
CREATE INDEX "task_versions_opened" ON "task_versions" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "task_versions_alarm" ON "task_versions" USING btree ("alarm_id");--> statement-breakpoint
CREATE INDEX "urging_versions_opened" ON "urging_versions" USING btree ("opened_at");--> statement-breakpoint
CREATE FUNCTION "inspect_by"(day text) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	IF day !~ '^\d{4}-\d{2}-\d{2}$' THEN RETURN NULL; END IF;
	RETURN (extract(epoch FROM make_date(left(day, 4)::int, substr(day, 6, 2)::int, right(day, 2)::int)) * 1000 - 28800000 + 86400000)::bigint;
EXCEPTION WHEN data_exception THEN RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION "matter_version"(m "matters") RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	head bigint := (SELECT coalesce(max(seq), 0) FROM "journal");
	c jsonb := m.counted::jsonb;
	told "complaints";
	spans bigint[];
BEGIN
	SELECT * INTO told FROM "complaints" WHERE complaint_id = m.complaint_id;
	DELETE FROM "matter_versions" WHERE id = m.id AND until_seq IS NULL AND since_seq = head;
	UPDATE "matter_versions" SET until_seq = head WHERE id = m.id AND until_seq IS NULL;
	INSERT INTO "matter_versions" (since_seq, id, complaint_id, steps, kind, state, received_at, street, problem_class, channel, seen_at, lane,
		station, would_be, next_due_at, counted, closed_at, result, closed_lane, dispatched_at, merged_into, late_from, acceptance_due,
		reopened, first_before, closings, soon_back)
	SELECT head, m.id, m.complaint_id, m.version, m.kind, m.state, m.received_at, coalesce(told.street_code, m.street_code),
		told.problem_class, told.channel, coalesce(told.seen_at, m.received_at), m.lane, m.station, c->>'wouldBeStation', m.next_due_at,
		c IS NOT NULL AND m.state <> 'split', (c->>'closedAt')::float8::bigint, c->>'closeResult', c->>'closedByLane',
		(c->>'stationDispatchedAt')::float8::bigint, c->>'mergedInto',
		(SELECT min((a->>'dueAt')::float8::bigint) FROM jsonb_array_elements(coalesce(c->'acceptances', '[]')) a
			WHERE a->>'endedAt' IS NULL OR (a->>'endedAt')::float8 >= (a->>'dueAt')::float8),
		jsonb_array_length(coalesce(c->'acceptances', '[]')) > 0,
		jsonb_array_length(coalesce(c->'returns', '[]')) > 0,
		CASE WHEN jsonb_array_length(coalesce(c->'returns', '[]')) > 0 THEN
			c->>'stationDispatchedAt' IS NULL OR (c->'returns'->0->>'afterCloseAt')::float8 < (c->>'stationDispatchedAt')::float8 END,
		ARRAY(SELECT (r->>'afterCloseAt')::float8::bigint FROM jsonb_array_elements(coalesce(c->'returns', '[]')) r)
			|| CASE WHEN c->>'closedAt' IS NULL THEN '{}'::bigint[] ELSE ARRAY[(c->>'closedAt')::float8::bigint] END,
		EXISTS (SELECT 1 FROM jsonb_array_elements(coalesce(c->'returns', '[]')) r
			WHERE (r->>'at')::float8 - (r->>'afterCloseAt')::float8 BETWEEN 0 AND 2592000000);
END
$$;
--> statement-breakpoint
CREATE FUNCTION "matter_moved"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'INSERT' OR NEW.version <> OLD.version OR NEW.next_due_at IS DISTINCT FROM OLD.next_due_at THEN
		PERFORM matter_version(NEW);
	END IF;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "matter_moved" AFTER INSERT OR UPDATE ON "matters" FOR EACH ROW EXECUTE FUNCTION "matter_moved"();
--> statement-breakpoint
CREATE FUNCTION "task_moved"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	head bigint := (SELECT coalesce(max(seq), 0) FROM "journal");
	k jsonb := NEW.mark::jsonb;
BEGIN
	DELETE FROM "task_versions" WHERE id = NEW.id AND until_seq IS NULL AND since_seq = head;
	UPDATE "task_versions" SET until_seq = head WHERE id = NEW.id AND until_seq IS NULL;
	INSERT INTO "task_versions" (since_seq, id, steps, kind, state, priority, station, street, alarm_id, campaign, unannounced, clock_from,
		opened_at, issued_at, accepted_at, arrived_at, submitted_at, ended_at, due_at, late, rejected)
	SELECT head, NEW.id, NEW.version, NEW.kind, NEW.state, (k->>'priority')::smallint, NEW.unit, NEW.street_code, NEW.alarm_id, NEW.campaign,
		NEW.unannounced, coalesce((NEW.task::jsonb->>'clockFrom')::float8::bigint, NEW.opened_at), NEW.opened_at, NEW.issued_at,
		(k->>'acceptedAt')::float8::bigint, NEW.arrived_at, (k->>'submittedAt')::float8::bigint, NEW.ended_at, (k->>'dueAt')::float8::bigint,
		jsonb_array_length(coalesce(k->'late', '[]')) > 0 OR k->>'overdue' = '100',
		k->>'lastWhat' = 'rejected' OR EXISTS (SELECT 1 FROM "task_steps" s WHERE s.task_id = NEW.id AND s.step::jsonb->>'what' = 'rejected');
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "task_moved" AFTER INSERT OR UPDATE ON "tasks" FOR EACH ROW EXECUTE FUNCTION "task_moved"();
--> statement-breakpoint
CREATE FUNCTION "episode_version"(e "alarm_episodes") RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	head bigint := (SELECT coalesce(max(seq), 0) FROM "journal");
BEGIN
	DELETE FROM "episode_versions" WHERE episode = e.episode AND until_seq IS NULL AND since_seq = head;
	UPDATE "episode_versions" SET until_seq = head WHERE episode = e.episode AND until_seq IS NULL;
	INSERT INTO "episode_versions" (since_seq, episode, alarm_id, condition, priority, street, raised_at, came_in_at, ack_at, ended_at, closed_at)
	SELECT head, e.episode, e.alarm_id, e.condition, e.priority, e.street_code, e.raised_at,
		greatest(e.raised_at, (SELECT seen_at FROM "journal" WHERE seq = e.episode)), e.ack_at, least(e.returned_at, e.closed_at), e.closed_at;
END
$$;
--> statement-breakpoint
CREATE FUNCTION "episode_moved"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'INSERT' OR (NEW.priority, NEW.street_code, NEW.raised_at, NEW.ack_at, NEW.returned_at, NEW.closed_at)
			IS DISTINCT FROM (OLD.priority, OLD.street_code, OLD.raised_at, OLD.ack_at, OLD.returned_at, OLD.closed_at) THEN
		PERFORM episode_version(NEW);
	END IF;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "episode_moved" AFTER INSERT OR UPDATE ON "alarm_episodes" FOR EACH ROW EXECUTE FUNCTION "episode_moved"();
--> statement-breakpoint
CREATE FUNCTION "episode_gone"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE "episode_versions" SET until_seq = (SELECT coalesce(max(seq), 0) FROM "journal") WHERE episode = OLD.episode AND until_seq IS NULL;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "episode_gone" AFTER DELETE ON "alarm_episodes" FOR EACH ROW EXECUTE FUNCTION "episode_gone"();
--> statement-breakpoint
CREATE FUNCTION "urging_moved"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	head bigint := (SELECT coalesce(max(seq), 0) FROM "journal");
BEGIN
	DELETE FROM "urging_versions" WHERE id = NEW.id AND until_seq IS NULL AND since_seq = head;
	UPDATE "urging_versions" SET until_seq = head WHERE id = NEW.id AND until_seq IS NULL;
	INSERT INTO "urging_versions" (since_seq, id, steps, level, cause, state, station, opened_at, replied_at, reply_by, late_reply, failures, ended_at)
	SELECT head, NEW.id, NEW.version, NEW.level, NEW.cause, NEW.state, NEW.unit, NEW.opened_at, NEW.first_reply_at,
		(NEW.mark::jsonb->>'replyBy')::float8::bigint, NEW.late_reply, NEW.failures, NEW.ended_at;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "urging_moved" AFTER INSERT OR UPDATE ON "urgings" FOR EACH ROW EXECUTE FUNCTION "urging_moved"();
--> statement-breakpoint
INSERT INTO "versions_begin" (one, seq) SELECT 1, coalesce(max(seq), 0) FROM "journal";
--> statement-breakpoint
UPDATE "tasks" SET version = version;
--> statement-breakpoint
UPDATE "urgings" SET version = version;
--> statement-breakpoint
SELECT matter_version(m) FROM "matters" m;
--> statement-breakpoint
SELECT episode_version(e) FROM "alarm_episodes" e;
--> statement-breakpoint
INSERT INTO "matter_steps" (seq, id, complaint_id, at, flow, lane, station, street)
SELECT seq, body::jsonb->>'complaintId', coalesce(body::jsonb->>'of', body::jsonb->>'complaintId'), at, body::jsonb->>'counts',
	body::jsonb->>'lane', body::jsonb->'stands'->>'station', body::jsonb->>'streetCode'
FROM "journal" WHERE kind = 'complaint.stepped' AND body::jsonb->>'counts' IS NOT NULL;
