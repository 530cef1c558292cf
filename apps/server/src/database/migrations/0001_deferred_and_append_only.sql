-- A call and its stays, and the presence of its providers, are saved in any order within a transaction.
ALTER TABLE "consultation" ALTER CONSTRAINT "consultation_call_id_call_id_fk" DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "presence" ALTER CONSTRAINT "presence_call_id_call_id_fk" DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
-- Nobody changes the past, this server included.
CREATE FUNCTION "refuse_change_of_audit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log only grows.' USING ERRCODE = 'restrict_violation';
END
$$;--> statement-breakpoint
CREATE TRIGGER "audit_entry_only_grows" BEFORE UPDATE OR DELETE ON "audit_entry"
FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_audit"();
