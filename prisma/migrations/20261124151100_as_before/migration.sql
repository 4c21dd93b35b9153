-- A closure that is taken back: whoever was told of it is told that their appointment stands.
ALTER TABLE "message"
    DROP CONSTRAINT "message_kind_check",
    ADD CONSTRAINT "message_kind_check" CHECK ("kind" IN ('confirmed', 'changed', 'moved', 'cancelled', 'cancelled-by-office', 'reminder', 'unsettled', 'note', 'offer', 'as-before', 'invitation', 'reset', 'feedback', 'answer'));
