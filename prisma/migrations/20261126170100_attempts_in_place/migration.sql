-- An attempt changes twice, when its request leaves and when its answer is known, and no index has what changes: with room on
-- its page both stay there, and its three indexes are left alone.
ALTER TABLE "publish_attempts" SET (fillfactor = 50);
