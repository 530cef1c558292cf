CREATE TABLE "guest_link" (
	"id" text PRIMARY KEY NOT NULL,
	"room_id" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"made_at" bigint NOT NULL,
	"made_by" text NOT NULL,
	"expires_at" bigint,
	"revoked_at" bigint,
	CONSTRAINT "guest_link_hash_length" CHECK (octet_length("guest_link"."hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "room" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"owner_id" text,
	"entry" text NOT NULL,
	"guest_photo" text NOT NULL,
	"position" integer NOT NULL,
	"closed_at" bigint,
	"call_id" text,
	"revision" integer NOT NULL,
	CONSTRAINT "room_kind" CHECK ("room"."kind" in ('meeting', 'group', 'user')),
	CONSTRAINT "room_entry" CHECK ("room"."entry" in ('knock', 'open')),
	CONSTRAINT "room_guest_photo" CHECK ("room"."guest_photo" in ('required', 'optional', 'off')),
	CONSTRAINT "room_owner" CHECK (("room"."kind" = 'user') = ("room"."owner_id" is not null)),
	CONSTRAINT "room_name" CHECK (("room"."kind" = 'user') = ("room"."name" = '')),
	CONSTRAINT "room_closed" CHECK ("room"."closed_at" is null or "room"."call_id" is null),
	CONSTRAINT "room_revision" CHECK ("room"."revision" >= 1)
);
--> statement-breakpoint
CREATE TABLE "room_list" (
	"clinic_id" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" text PRIMARY KEY NOT NULL,
	"room_id" text NOT NULL,
	"link_id" text NOT NULL,
	"arrived_at" bigint NOT NULL,
	"status" text NOT NULL,
	"since" bigint NOT NULL,
	"returned" boolean NOT NULL,
	"call_id" text,
	"admitted_by" text,
	"outcome" text,
	CONSTRAINT "visit_status" CHECK ("visit"."status" in ('knocking', 'inside', 'over')),
	CONSTRAINT "visit_outcome" CHECK ("visit"."outcome" in ('left', 'ended', 'declined', 'removed', 'link-revoked', 'room-closed', 'lost')),
	CONSTRAINT "visit_state" CHECK (case "visit"."status"
        when 'knocking' then "visit"."call_id" is null and "visit"."outcome" is null
        when 'inside' then "visit"."call_id" is not null and "visit"."outcome" is null
        else "visit"."call_id" is null and "visit"."outcome" is not null end)
);
--> statement-breakpoint
CREATE TABLE "visit_token" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"visit_id" text NOT NULL,
	CONSTRAINT "visit_token_hash_length" CHECK (octet_length("visit_token"."hash") = 32)
);
--> statement-breakpoint
ALTER TABLE "audit_entry" DROP CONSTRAINT "audit_entry_actor_kind";--> statement-breakpoint
ALTER TABLE "typed_entry" DROP CONSTRAINT "typed_entry_kind";--> statement-breakpoint
ALTER TABLE "typed_entry" DROP CONSTRAINT "typed_entry_author";--> statement-breakpoint
ALTER TABLE "presence" DROP CONSTRAINT "presence_subject";--> statement-breakpoint
ALTER TABLE "typed_entry" ALTER COLUMN "consultation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "typed_entry" ADD COLUMN "visit_id" text;--> statement-breakpoint
ALTER TABLE "presence" ADD COLUMN "visit_id" text;--> statement-breakpoint
ALTER TABLE "guest_link" ADD CONSTRAINT "guest_link_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_list" ADD CONSTRAINT "room_list_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_link_id_guest_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."guest_link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_token" ADD CONSTRAINT "visit_token_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "guest_link_hash" ON "guest_link" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "guest_link_room_id" ON "guest_link" USING btree ("room_id");--> statement-breakpoint
CREATE UNIQUE INDEX "room_one_of_owner" ON "room" USING btree ("clinic_id","owner_id") WHERE "room"."owner_id" is not null and "room"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "room_open" ON "room" USING btree ("clinic_id","position") WHERE "room"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "room_clinic_id" ON "room" USING btree ("clinic_id");--> statement-breakpoint
CREATE INDEX "room_owner_id" ON "room" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "room_call_id" ON "room" USING btree ("call_id") WHERE "room"."call_id" is not null;--> statement-breakpoint
CREATE INDEX "visit_open" ON "visit" USING btree ("room_id") WHERE "visit"."status" <> 'over';--> statement-breakpoint
CREATE INDEX "visit_room_id" ON "visit" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "visit_link_id" ON "visit" USING btree ("link_id");--> statement-breakpoint
CREATE INDEX "visit_call_id" ON "visit" USING btree ("call_id") WHERE "visit"."call_id" is not null;--> statement-breakpoint
CREATE INDEX "visit_token_visit_id" ON "visit_token" USING btree ("visit_id");--> statement-breakpoint
ALTER TABLE "typed_entry" ADD CONSTRAINT "typed_entry_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "typed_entry_visit_id" ON "typed_entry" USING btree ("visit_id") WHERE "typed_entry"."visit_id" is not null;--> statement-breakpoint
CREATE INDEX "presence_visit_id" ON "presence" USING btree ("visit_id") WHERE "presence"."visit_id" is not null;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_actor_kind" CHECK ("audit_entry"."actor_kind" in ('staff', 'caller', 'guest', 'system', 'operator'));--> statement-breakpoint
ALTER TABLE "typed_entry" ADD CONSTRAINT "typed_entry_where" CHECK (("typed_entry"."consultation_id" is null) <> ("typed_entry"."visit_id" is null));--> statement-breakpoint
ALTER TABLE "typed_entry" ADD CONSTRAINT "typed_entry_guest" CHECK (("typed_entry"."author" = 'guest') = ("typed_entry"."visit_id" is not null));--> statement-breakpoint
ALTER TABLE "typed_entry" ADD CONSTRAINT "typed_entry_kind" CHECK ("typed_entry"."kind" in ('details', 'message', 'note', 'name', 'photo'));--> statement-breakpoint
ALTER TABLE "typed_entry" ADD CONSTRAINT "typed_entry_author" CHECK ("typed_entry"."author" in ('caller', 'staff', 'guest'));--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_subject" CHECK (case "presence"."kind"
        when 'caller' then num_nonnulls("presence"."call_id", "presence"."person_id", "presence"."visit_id") = 0 and "presence"."consultation_id" is not null
        when 'provider' then num_nonnulls("presence"."consultation_id", "presence"."visit_id") = 0 and num_nulls("presence"."call_id", "presence"."person_id") = 0
        when 'guest' then num_nonnulls("presence"."consultation_id", "presence"."call_id", "presence"."person_id") = 0 and "presence"."visit_id" is not null
        else false end);--> statement-breakpoint
-- A room, its call and its visits are saved in any order within a transaction.
ALTER TABLE "room" ALTER CONSTRAINT "room_call_id_call_id_fk" DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "visit" ALTER CONSTRAINT "visit_call_id_call_id_fk" DEFERRABLE INITIALLY DEFERRED;
