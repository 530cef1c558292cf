CREATE TABLE "service_referrer" (
	"person_id" text NOT NULL,
	"clinic_id" text NOT NULL,
	CONSTRAINT "service_referrer_person_id_clinic_id_pk" PRIMARY KEY("person_id","clinic_id")
);
--> statement-breakpoint
ALTER TABLE "clinic_role" ADD COLUMN "meeting_rooms" boolean NOT NULL DEFAULT false;--> statement-breakpoint
ALTER TABLE "clinic_role" ADD COLUMN "user_room" boolean NOT NULL DEFAULT false;--> statement-breakpoint
ALTER TABLE "clinic_role" ALTER COLUMN "meeting_rooms" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "clinic_role" ALTER COLUMN "user_room" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "service_referrer" ADD CONSTRAINT "service_referrer_person_id_user_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_referrer" ADD CONSTRAINT "service_referrer_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "service_referrer_clinic_id" ON "service_referrer" USING btree ("clinic_id");