const APPS = ['LINKEDIN', 'LINKEDIN_COMMUNITY', 'X', 'FACEBOOK', 'INSTAGRAM'] as const;

/** The demo runs unless it is turned off or any network has a client id of its own. An empty value counts as unset. */
export function isDemo(env: NodeJS.ProcessEnv): boolean {
  return env.DEMO !== 'off' && APPS.every((app) => !env[`${app}_CLIENT_ID`]);
}

/** Client ids, secrets and addresses that point the product at the sandbox listening at `origin`. */
export function sandboxEnvironment(origin: string): Record<string, string> {
  const clients = APPS.flatMap((app) => {
    const id = `demo-${app.toLowerCase().replace('_', '-')}`;
    return [
      [`${app}_CLIENT_ID`, id],
      [`${app}_CLIENT_SECRET`, `${id}-secret`],
    ];
  });
  return {
    ...Object.fromEntries(clients),
    LINKEDIN_AUTH_URL: `${origin}/linkedin`,
    LINKEDIN_API_URL: `${origin}/linkedin-api`,
    X_AUTH_URL: `${origin}/x`,
    X_API_URL: `${origin}/x-api`,
    FACEBOOK_AUTH_URL: `${origin}/facebook`,
    META_GRAPH_URL: `${origin}/meta-graph`,
    INSTAGRAM_AUTH_URL: `${origin}/instagram`,
    INSTAGRAM_API_URL: `${origin}/instagram-api`,
    INSTAGRAM_GRAPH_URL: `${origin}/instagram-graph`,
  };
}
