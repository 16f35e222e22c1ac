export interface ShellUser {
  name: string;
  email: string;
  isAdmin: boolean;
}

export interface ShellBusiness {
  slug: string;
  name: string;
}
