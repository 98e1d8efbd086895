CREATE TABLE "personal_keys" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"at" bigint NOT NULL,
	"kek" text NOT NULL,
	"wrapped" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "personal_sealed" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"user_name" text NOT NULL,
	"user_key" text NOT NULL,
	"name" text NOT NULL,
	"role" text,
	"scope" text NOT NULL,
	"state" text NOT NULL,
	"password" text,
	"password_at" bigint,
	"password_history" text DEFAULT '[]' NOT NULL,
	"totp" "bytea",
	"totp_pending" "bytea",
	"totp_step" bigint,
	"recovery" text DEFAULT '[]' NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"locked_until" bigint,
	"last_sign_in_at" bigint,
	"oidc_subject" text,
	"made_at" bigint NOT NULL,
	CONSTRAINT "accounts_user_key_unique" UNIQUE("user_key"),
	CONSTRAINT "accounts_oidc_subject_unique" UNIQUE("oidc_subject")
);
--> statement-breakpoint
CREATE TABLE "feed_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"kinds" text,
	"sources" text,
	"made_at" bigint NOT NULL,
	"made_by" text NOT NULL,
	"last_at" bigint,
	"revoked_at" bigint,
	CONSTRAINT "feed_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" text,
	"expires_at" bigint NOT NULL,
	"made_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pairings" (
	"secret_hash" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"jwk" text,
	"agent_hash" text NOT NULL,
	"agent" text NOT NULL,
	"expires_at" bigint NOT NULL,
	"screen_id" text,
	CONSTRAINT "pairings_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "screens" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"name" text NOT NULL,
	"place" text NOT NULL,
	"audience" text NOT NULL,
	"jwk" text,
	"agent_hash" text NOT NULL,
	"paired_at" bigint NOT NULL,
	"last_at" bigint,
	"revoked_at" bigint,
	CONSTRAINT "screens_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"made_at" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"agent" text NOT NULL,
	"agent_hash" text NOT NULL,
	"address" text,
	"second_factor" boolean NOT NULL,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "rejected" ALTER COLUMN "raw" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "rejected" ADD COLUMN "raw_sealed" "bytea";--> statement-breakpoint
CREATE INDEX "personal_keys_subject" ON "personal_keys" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "personal_keys_kek" ON "personal_keys" USING btree ("kek");--> statement-breakpoint
CREATE INDEX "sessions_subject" ON "sessions" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "journal_access_seq" ON "journal" USING btree ("seq") WHERE kind IN ('order.given', 'access.noted');--> statement-breakpoint
CREATE FUNCTION "journal_stands"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '流水只增不改，拒绝 %：更正请作为新的事实上报。', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "journal_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "journal" FOR EACH STATEMENT EXECUTE FUNCTION "journal_stands"();
