CREATE TABLE "backup_code" (
	"person_id" text NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "backup_code_person_id_hash_pk" PRIMARY KEY("person_id","hash"),
	CONSTRAINT "backup_code_hash_length" CHECK (length("backup_code"."hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text NOT NULL,
	"name" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"used_at" bigint,
	CONSTRAINT "passkey_credential_id_unique" UNIQUE("credential_id"),
	CONSTRAINT "passkey_name_length" CHECK (length("passkey"."name") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "totp_factor" (
	"person_id" text PRIMARY KEY NOT NULL,
	"secret" "bytea",
	"pending" "bytea",
	"used_step" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "assurance" text DEFAULT 'pending' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "kept" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "active_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "locked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "backup_code" ADD CONSTRAINT "backup_code_person_id_user_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person_id_user_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_factor" ADD CONSTRAINT "totp_factor_person_id_user_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkey_person_id" ON "passkey" USING btree ("person_id","created_at");