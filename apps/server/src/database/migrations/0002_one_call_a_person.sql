CREATE TABLE "call_provider" (
	"person_id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "call_provider" ADD CONSTRAINT "call_provider_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_provider_call_id" ON "call_provider" USING btree ("call_id");--> statement-breakpoint
-- Calls that run already. Whoever managed to be in two stays in the later one.
INSERT INTO "call_provider" ("person_id", "call_id")
SELECT DISTINCT ON (provider ->> 'personId') provider ->> 'personId', "call"."id"
FROM "call", jsonb_array_elements("call"."state" -> 'providers') AS provider
WHERE "call"."status" = 'open'
ORDER BY provider ->> 'personId', "call"."state" ->> 'startedAt' DESC;
