// A service that logs in with openid-client. Reads what it is to do from its input, as JSON, and says what came of it.
import * as oidc from 'openid-client'

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const { issuer, clientId, secret, redirectUri, goodbye, begun, callback } = JSON.parse(Buffer.concat(chunks))

const config = await oidc.discovery(new URL(issuer), clientId, secret, undefined, {
  execute: [oidc.allowInsecureRequests],
})

if (!callback) {
  const verifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const nonce = oidc.randomNonce()
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid email offline_access',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    max_age: '3600',
  })
  say({ url: url.href, begun: { verifier, state, nonce } })
} else {
  const checks = {
    pkceCodeVerifier: begun.verifier,
    expectedState: begun.state,
    expectedNonce: begun.nonce,
    maxAge: 3600,
    idTokenExpected: true,
  }
  const tokens = await oidc.authorizationCodeGrant(config, new URL(callback), checks)
  const claims = tokens.claims()
  const userInfo = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
  const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token)
  const after = refreshed.claims()
  const replayed = await why(() => oidc.refreshTokenGrant(config, tokens.refresh_token))
  const revoked = await why(() => oidc.fetchUserInfo(config, refreshed.access_token, after.sub))
  const again = await why(() => oidc.authorizationCodeGrant(config, new URL(callback), checks))
  const logout = oidc.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token,
    post_logout_redirect_uri: goodbye,
    state: 'bye',
  })
  say({ claims, userInfo, after, replayed, revoked, again, logout: logout.href })
}

async function why(act) {
  try {
    await act()
    return 'accepted'
  } catch (e) {
    return e.error ?? (Array.isArray(e.cause) ? e.cause[0]?.parameters?.error : undefined) ?? e.code ?? String(e)
  }
}

function say(what) {
  process.stdout.write(JSON.stringify(what))
}
