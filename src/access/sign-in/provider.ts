/** The OpenID Connect provider: discovered, asked, and believed only as far as its signatures go. */

import * as oidc from 'openid-client';

/** What this server needs to know of its provider. */
export interface ProviderSetting {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  profile: 'STANDARD' | 'PROCONNECT';
  scope: string;
  /** Where the provider sends browsers back. */
  redirectUri: string;
}

/** What must come back from the provider. */
export interface Expected {
  state: string;
  nonce: string;
  /** Null where the provider has no PKCE. */
  verifier: string | null;
}

/** Who signed in. Nothing else of what the provider says is read. */
export interface Identity {
  issuer: string;
  subject: string;
  /** SIRET of the organisation, as the provider writes it; null when it says none. */
  siret: string | null;
  idToken: string;
}

/** Longest wait for an answer of the provider, seconds: less than the life of its codes. */
const PATIENCE_SECONDS = 10;

/** Speaks to one provider. Its configuration is discovered at the first sign-in, and again after a failure. */
export class Provider {
  readonly #setting: ProviderSetting;
  #discovered: Promise<oidc.Configuration> | undefined;

  constructor(setting: ProviderSetting) {
    this.#setting = setting;
  }

  /**
   * Where to send a browser, and what to expect back. Only the parameters of the standard that are needed:
   * ProConnect refuses any other.
   */
  async begin(): Promise<{ location: URL; expected: Expected }> {
    const config = await this.#configuration();
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
    const verifier = config.serverMetadata().supportsPKCE() ? oidc.randomPKCECodeVerifier() : null;
    const { redirectUri, scope } = this.#setting;
    const location = oidc.buildAuthorizationUrl(config, {
      ...{ redirect_uri: redirectUri, response_type: 'code', scope, state, nonce },
      ...(verifier === null
        ? {}
        : {
            code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
            code_challenge_method: 'S256',
          }),
    });
    return { location, expected: { state, nonce, verifier } };
  }

  /**
   * Exchanges the code for who signed in. The access token serves once, for userinfo, and is not kept.
   * @throws the library's error when anything is not as expected: state, issuer, code, signature, audience, nonce, dates.
   */
  async complete(query: URLSearchParams, expected: Expected): Promise<Identity> {
    const config = await this.#configuration();
    const here = new URL(this.#setting.redirectUri);
    here.search = query.toString();
    const tokens = await oidc.authorizationCodeGrant(config, here, {
      expectedState: expected.state,
      expectedNonce: expected.nonce,
      idTokenExpected: true,
      ...(expected.verifier === null ? {} : { pkceCodeVerifier: expected.verifier }),
    });
    const claims = tokens.claims();
    if (claims === undefined || tokens.id_token === undefined) throw new Error('No ID token was received');
    const signed = this.#setting.profile === 'PROCONNECT' ? undefined : claims.siret;
    const { siret } =
      signed === undefined
        ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
        : { siret: signed };
    return {
      issuer: claims.iss,
      subject: claims.sub,
      siret: typeof siret === 'string' ? siret : null,
      idToken: tokens.id_token,
    };
  }

  /** Where to send a browser so that the session ends at the provider too; null where it has no such place. */
  async end(idToken: string, back: string): Promise<URL | null> {
    const { end_session_endpoint: endpoint } = (await this.#configuration()).serverMetadata();
    if (endpoint === undefined) return null;
    const location = new URL(endpoint);
    location.searchParams.set('id_token_hint', idToken);
    location.searchParams.set('state', oidc.randomState());
    location.searchParams.set('post_logout_redirect_uri', back);
    return location;
  }

  #configuration(): Promise<oidc.Configuration> {
    this.#discovered ??= this.#discover().catch((error: unknown) => {
      this.#discovered = undefined;
      throw error;
    });
    return this.#discovered;
  }

  async #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret, profile } = this.#setting;
    const metadata =
      profile === 'PROCONNECT'
        ? { client_secret: clientSecret, userinfo_signed_response_alg: 'RS256' }
        : { client_secret: clientSecret };
    const config = await oidc.discovery(issuer, clientId, metadata, undefined, {
      timeout: PATIENCE_SECONDS,
      execute: issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
    });
    // Signatures of what comes straight from the provider are checked too, not its certificate alone.
    oidc.enableNonRepudiationChecks(config);
    return config;
  }
}
