-- Who else lives on a person's consent, or on the same identity, in any business: asked with each list of accounts.
CREATE INDEX idx_social_accounts_active_member ON social_accounts ((metadata ->> 'member')) WHERE is_active;
CREATE INDEX idx_social_accounts_active_identity ON social_accounts (platform, platform_user_id) WHERE is_active;
CREATE INDEX idx_social_accounts_active_unknown_consent ON social_accounts (platform)
  WHERE is_active AND (platform = 'facebook' OR metadata ->> 'host' = 'facebook') AND metadata ->> 'member' IS NULL;
