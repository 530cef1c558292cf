CREATE TABLE "disabled_account" (
	"person_id" text PRIMARY KEY NOT NULL,
	"disabled_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "display_name" (
	"person_id" text NOT NULL,
	"clinic_id" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "display_name_person_id_clinic_id_pk" PRIMARY KEY("person_id","clinic_id"),
	CONSTRAINT "display_name_name" CHECK (length("display_name"."name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"email" text NOT NULL,
	"organisation_id" text NOT NULL,
	"clinic_id" text,
	"role" text NOT NULL,
	"waiting_area" boolean NOT NULL,
	"meeting_rooms" boolean NOT NULL,
	"user_room" boolean NOT NULL,
	"invited_by" text,
	"locale" text NOT NULL,
	"invited_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"accepted_at" bigint,
	"withdrawn_at" bigint,
	CONSTRAINT "invitation_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitation_token_hash" CHECK (octet_length("invitation"."token_hash") = 32),
	CONSTRAINT "invitation_email" CHECK ("invitation"."email" = lower("invitation"."email")),
	CONSTRAINT "invitation_role" CHECK (case when "invitation"."clinic_id" is null then "invitation"."role" in ('organisation-administrator', 'organisation-coordinator', 'organisation-reporter')
        else "invitation"."role" in ('clinic-administrator', 'clinic-clerk', 'team-member', 'service-referrer') end),
	CONSTRAINT "invitation_settled" CHECK ("invitation"."accepted_at" is null or "invitation"."withdrawn_at" is null)
);
--> statement-breakpoint
CREATE TABLE "person_seen" (
	"person_id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "disabled_account" ADD CONSTRAINT "disabled_account_person_id_user_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "display_name" ADD CONSTRAINT "display_name_person_id_user_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "display_name" ADD CONSTRAINT "display_name_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_user_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_seen" ADD CONSTRAINT "person_seen_person_id_user_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "display_name_clinic_id" ON "display_name" USING btree ("clinic_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_open" ON "invitation" USING btree ("organisation_id",coalesce("clinic_id", ''),"email") WHERE "invitation"."accepted_at" is null and "invitation"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "invitation_clinic_id" ON "invitation" USING btree ("clinic_id");--> statement-breakpoint
CREATE INDEX "invitation_invited_by" ON "invitation" USING btree ("invited_by");--> statement-breakpoint
CREATE INDEX "clinic_role_clinic_id" ON "clinic_role" USING btree ("clinic_id");--> statement-breakpoint
CREATE INDEX "organisation_role_organisation_id" ON "organisation_role" USING btree ("organisation_id");