export type AuthField = 'name' | 'businessName' | 'email' | 'password';

/** What stands beside which control; `form` is what belongs to none. */
export type AuthErrors = Partial<Record<AuthField | 'form', string>>;

interface AuthFailure {
  code?: string | undefined;
  message?: string | undefined;
  status: number;
}

const EXISTS = 'An account with this e-mail exists. Sign in instead, or use another address.';

const BY_CODE: Record<string, AuthErrors> = {
  INVALID_EMAIL_OR_PASSWORD: { password: 'This e-mail and password do not belong together. Check both.' },
  INVALID_EMAIL: { email: 'Enter an e-mail address such as name@company.com.' },
  USER_ALREADY_EXISTS: { email: EXISTS },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: { email: EXISTS },
  PASSWORD_TOO_SHORT: { password: 'This password is too short. Use a longer one.' },
  PASSWORD_TOO_LONG: { password: 'This password is too long. Use at most 128 characters.' },
};

/** The server's refusal, in words that say what to do, beside the field they concern. */
export function authErrors({ code, message, status }: AuthFailure): AuthErrors {
  const known = code ? BY_CODE[code] : undefined;
  if (known) return known;
  if (status === 429) return { form: 'Too many attempts. Wait a minute, then try again.' };
  if (status === 0 || status >= 500) return { form: 'The server did not answer as it should. Try again in a moment.' };
  return { form: message ?? 'This did not work. Try again.' };
}

interface Typed {
  name?: string;
  businessName?: string;
  email: string;
  password: string;
}

/** What can be seen to be wrong before asking the server. `minPassword` only where a password is chosen. */
export function typedErrors({ name, businessName, email, password }: Typed, minPassword = 1): AuthErrors {
  const errors: AuthErrors = {};
  if (name?.trim() === '') errors.name = 'Enter your name.';
  if (businessName?.trim() === '') errors.businessName = 'Enter the name of your business.';
  if (!/^\S+@\S+\.\S+$/.test(email.trim())) errors.email = 'Enter an e-mail address such as name@company.com.';
  if (password === '') errors.password = 'Enter a password.';
  else if (password.length < minPassword) errors.password = `Use at least ${minPassword} characters.`;
  return errors;
}
