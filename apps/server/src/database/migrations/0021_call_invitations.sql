CREATE TABLE "call_invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"clinic_id" text NOT NULL,
	"as" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"made_at" bigint NOT NULL,
	"made_by" text NOT NULL,
	"expires_at" bigint NOT NULL,
	"withdrawn_at" bigint,
	"agreed" text DEFAULT '' NOT NULL,
	CONSTRAINT "call_invitation_as" CHECK ("call_invitation"."as" in ('participant', 'interpreter')),
	CONSTRAINT "call_invitation_hash_length" CHECK (octet_length("call_invitation"."hash") = 32)
);
--> statement-breakpoint
ALTER TABLE "visit" ALTER COLUMN "room_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "visit" ALTER COLUMN "link_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "invitation_id" text;--> statement-breakpoint
ALTER TABLE "call_invitation" ADD CONSTRAINT "call_invitation_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_invitation" ADD CONSTRAINT "call_invitation_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "call_invitation_hash" ON "call_invitation" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "call_invitation_call_id" ON "call_invitation" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "call_invitation_clinic_id" ON "call_invitation" USING btree ("clinic_id");--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_invitation_id_call_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."call_invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "visit_invitation_id" ON "visit" USING btree ("invitation_id") WHERE "visit"."invitation_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "visit_one_of_invitation" ON "visit" USING btree ("invitation_id") WHERE "visit"."invitation_id" is not null and "visit"."status" <> 'over';--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_where" CHECK (num_nulls("visit"."room_id", "visit"."link_id") = case when "visit"."invitation_id" is null then 0 else 2 end);