CREATE TABLE "push_subscription" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"session_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "push_subscription_hash" CHECK (octet_length("push_subscription"."hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "waiting_alert" (
	"person_id" text NOT NULL,
	"clinic_id" text NOT NULL,
	"in_page" boolean NOT NULL,
	"desktop" boolean NOT NULL,
	"email" boolean NOT NULL,
	"sms" boolean NOT NULL,
	"push" boolean NOT NULL,
	"after_minutes" smallint NOT NULL,
	"only_away" boolean NOT NULL,
	"locale" text NOT NULL,
	"sealed_phone" "bytea",
	"set_at" bigint NOT NULL,
	CONSTRAINT "waiting_alert_person_id_clinic_id_pk" PRIMARY KEY("person_id","clinic_id"),
	CONSTRAINT "waiting_alert_after" CHECK ("waiting_alert"."after_minutes" between 0 and 240)
);
--> statement-breakpoint
CREATE TABLE "waiting_alert_sent" (
	"consultation_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "waiting_alert_sent_consultation_id_person_id_pk" PRIMARY KEY("consultation_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "kept_sms" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kept_sms_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" bigint NOT NULL,
	"to_number" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sms_count" (
	"clinic_id" text PRIMARY KEY NOT NULL,
	"hour" bigint NOT NULL,
	"sent" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "typed_entry" DROP CONSTRAINT "typed_entry_kind";--> statement-breakpoint
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_person_id_user_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_alert" ADD CONSTRAINT "waiting_alert_person_id_user_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_alert" ADD CONSTRAINT "waiting_alert_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_alert_sent" ADD CONSTRAINT "waiting_alert_sent_consultation_id_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_alert_sent" ADD CONSTRAINT "waiting_alert_sent_person_id_user_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sms_count" ADD CONSTRAINT "sms_count_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "push_subscription_person_id" ON "push_subscription" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "push_subscription_session_id" ON "push_subscription" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "waiting_alert_clinic_id" ON "waiting_alert" USING btree ("clinic_id");--> statement-breakpoint
CREATE INDEX "waiting_alert_sent_person_id" ON "waiting_alert_sent" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "typed_entry" ADD CONSTRAINT "typed_entry_kind" CHECK ("typed_entry"."kind" in ('details', 'message', 'note', 'answer', 'call-back', 'name', 'photo'));