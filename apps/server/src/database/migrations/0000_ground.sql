CREATE TABLE "audit_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" bigint NOT NULL,
	"actor_kind" text NOT NULL,
	"person_id" text,
	"verb" text NOT NULL,
	"clinic_id" text,
	"subject" text NOT NULL,
	CONSTRAINT "audit_entry_actor_kind" CHECK ("audit_entry"."actor_kind" in ('staff', 'caller', 'system', 'operator')),
	CONSTRAINT "audit_entry_actor" CHECK (("audit_entry"."actor_kind" = 'staff') = ("audit_entry"."person_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "call" (
	"id" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"revision" integer NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "call_status" CHECK ("call"."status" in ('open', 'ended')),
	CONSTRAINT "call_revision" CHECK ("call"."revision" >= 1),
	CONSTRAINT "call_state" CHECK ("call"."state" ->> 'id' is not distinct from "call"."id" and "call"."state" ->> 'status' is not distinct from "call"."status")
);
--> statement-breakpoint
CREATE TABLE "caller_token" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"consultation_id" text NOT NULL,
	"clinic_id" text NOT NULL,
	CONSTRAINT "caller_token_hash_length" CHECK (octet_length("caller_token"."hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "consultation" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"status" text NOT NULL,
	"call_id" text,
	"first_arrived_at" bigint NOT NULL,
	"revision" integer NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "consultation_in_clinic" UNIQUE("id","clinic_id"),
	CONSTRAINT "consultation_status" CHECK ("consultation"."status" in ('waiting', 'being-seen', 'on-hold', 'transferred', 'ended')),
	CONSTRAINT "consultation_call" CHECK (("consultation"."status" = 'being-seen') = ("consultation"."call_id" is not null)),
	CONSTRAINT "consultation_revision" CHECK ("consultation"."revision" >= 1),
	CONSTRAINT "consultation_state" CHECK ("consultation"."state" ->> 'id' is not distinct from "consultation"."id" and "consultation"."state" ->> 'clinicId' is not distinct from "consultation"."clinic_id" and "consultation"."state" ->> 'status' is not distinct from "consultation"."status" and "consultation"."state" ->> 'callId' is not distinct from "consultation"."call_id")
);
--> statement-breakpoint
CREATE TABLE "consultation_event" (
	"consultation_id" text NOT NULL,
	"revision" integer NOT NULL,
	"position" smallint NOT NULL,
	"event" jsonb NOT NULL,
	CONSTRAINT "consultation_event_consultation_id_revision_position_pk" PRIMARY KEY("consultation_id","revision","position")
);
--> statement-breakpoint
CREATE TABLE "typed_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"consultation_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" bigint NOT NULL,
	"author" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "typed_entry_kind" CHECK ("typed_entry"."kind" in ('details', 'message', 'note')),
	CONSTRAINT "typed_entry_author" CHECK ("typed_entry"."author" in ('caller', 'staff'))
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clinic" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"emergency_number" text NOT NULL,
	CONSTRAINT "clinic_slug_unique" UNIQUE("slug"),
	CONSTRAINT "clinic_slug" CHECK (length("clinic"."slug") between 2 and 60 and "clinic"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "clinic_role" (
	"person_id" text NOT NULL,
	"clinic_id" text NOT NULL,
	"role" text NOT NULL,
	"waiting_area" boolean NOT NULL,
	CONSTRAINT "clinic_role_person_id_clinic_id_pk" PRIMARY KEY("person_id","clinic_id"),
	CONSTRAINT "clinic_role_role" CHECK ("clinic_role"."role" in ('clinic-administrator', 'clinic-clerk', 'team-member'))
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "organisation_slug_unique" UNIQUE("slug"),
	CONSTRAINT "organisation_slug" CHECK (length("organisation"."slug") between 2 and 60 and "organisation"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "organisation_role" (
	"person_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "organisation_role_person_id_organisation_id_pk" PRIMARY KEY("person_id","organisation_id"),
	CONSTRAINT "organisation_role_role" CHECK ("organisation_role"."role" in ('organisation-administrator', 'organisation-coordinator', 'organisation-reporter'))
);
--> statement-breakpoint
CREATE TABLE "waiting_area" (
	"clinic_id" text PRIMARY KEY NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"shows_position" boolean NOT NULL,
	CONSTRAINT "waiting_area_revision" CHECK ("waiting_area"."revision" >= 0)
);
--> statement-breakpoint
CREATE TABLE "node" (
	"id" text PRIMARY KEY NOT NULL,
	"beat_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"participant_id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"consultation_id" text,
	"call_id" text,
	"person_id" text,
	"state" text NOT NULL,
	"since" bigint,
	"gone_at" bigint,
	"node_id" text NOT NULL,
	"tab" text NOT NULL,
	"device" text NOT NULL,
	"microphone" boolean NOT NULL,
	"camera" boolean NOT NULL,
	CONSTRAINT "presence_subject" CHECK (case "presence"."kind"
        when 'caller' then "presence"."consultation_id" is not null and "presence"."call_id" is null and "presence"."person_id" is null
        when 'provider' then "presence"."consultation_id" is null and "presence"."call_id" is not null and "presence"."person_id" is not null
        else false end),
	CONSTRAINT "presence_state" CHECK (case "presence"."state"
        when 'missing' then "presence"."since" is not null
        when 'here' then "presence"."since" is null and "presence"."gone_at" is null
        when 'gone' then "presence"."since" is null and "presence"."gone_at" is null
        else false end),
	CONSTRAINT "presence_device" CHECK ("presence"."device" in ('desktop', 'phone', 'tablet', 'unknown'))
);
--> statement-breakpoint
ALTER TABLE "caller_token" ADD CONSTRAINT "caller_token_consultation_fk" FOREIGN KEY ("consultation_id","clinic_id") REFERENCES "public"."consultation"("id","clinic_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_event" ADD CONSTRAINT "consultation_event_consultation_id_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "typed_entry" ADD CONSTRAINT "typed_entry_consultation_id_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic" ADD CONSTRAINT "clinic_id_waiting_area_clinic_id_fk" FOREIGN KEY ("id") REFERENCES "public"."waiting_area"("clinic_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic" ADD CONSTRAINT "clinic_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic_role" ADD CONSTRAINT "clinic_role_person_id_user_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic_role" ADD CONSTRAINT "clinic_role_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_role" ADD CONSTRAINT "organisation_role_person_id_user_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_role" ADD CONSTRAINT "organisation_role_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_area" ADD CONSTRAINT "waiting_area_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_consultation_id_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_subject" ON "audit_entry" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "call_open" ON "call" USING btree ("id") WHERE "call"."status" = 'open';--> statement-breakpoint
CREATE INDEX "caller_token_consultation_id" ON "caller_token" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "consultation_open" ON "consultation" USING btree ("clinic_id","status") WHERE "consultation"."status" in ('waiting', 'being-seen', 'on-hold');--> statement-breakpoint
CREATE INDEX "consultation_call_id" ON "consultation" USING btree ("call_id") WHERE "consultation"."call_id" is not null;--> statement-breakpoint
CREATE INDEX "typed_entry_consultation_id" ON "typed_entry" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "account_user_id" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user_id" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "clinic_organisation_id" ON "clinic" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "presence_due" ON "presence" USING btree ("gone_at") WHERE "presence"."gone_at" is not null;--> statement-breakpoint
CREATE INDEX "presence_node_id" ON "presence" USING btree ("node_id");