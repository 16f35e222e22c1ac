/** US dollars a request (docs.x.com, Pricing). */
export const X_USD_PER_POST = 0.015;
export const X_USD_PER_POST_WITH_LINK = 0.2;

export const usd = (amount: number): string => `$${amount.toFixed(3)}`;
