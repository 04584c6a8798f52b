/** Where the page asks who signs people in: one build of the application serves every city. */
export const SIGN_IN_SETTINGS = '/sign-in/settings.json';

export interface SignInSettings {
  /** The OIDC issuer. */
  issuer: string;
  /** The page, as the issuer knows it. */
  clientId: string;
  /** RFC 8707 resource that the API's tokens are asked for, where the issuer wants one named. */
  resource?: string;
  /** As the issuer's discovery document has them: the page need not ask for it. */
  endpoints?: IssuerEndpoints;
}

export interface IssuerEndpoints {
  authorization: string;
  token: string;
  endSession: string;
}
