// A real OpenID provider (oidc-provider, certified) for the sign-in tests: one person, who can be removed while signed in.
// Usage: node provider.mjs <port> <redirect address> <sign-out address>. Prints "ready" when it listens. Loopback only.
import { Provider } from 'oidc-provider'

const [port, redirect, signedOut] = process.argv.slice(2)
const issuer = `http://localhost:${port}`
let removed = false

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'dit-site',
    client_secret: 'a-secret-of-this-test-only',
    redirect_uris: [redirect],
    post_logout_redirect_uris: [signedOut],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  }],
  claims: { openid: ['sub'], profile: ['name', 'roles'], email: ['email'] },
  conformIdTokenClaims: false,
  cookies: { keys: ['a-key-of-this-test-only'] },
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  findAccount: async (_, id) => removed ? undefined : {
    accountId: id,
    claims: async () => ({ sub: id, name: 'Alex Editor', roles: ['editor', 'admissions'], email: 'alex@provider.test' }),
  },
  issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
  pkce: { required: () => true },
  ttl: { AccessToken: 3600, AuthorizationCode: 60, Grant: 3600, IdToken: 3600, Interaction: 600, RefreshToken: 3600, Session: 3600 },
})

provider.use(async (context, next) => {
  if (context.path === '/control/remove') {
    removed = true
    context.body = 'removed'
    return
  }
  await next()
})

provider.listen(Number(port), '127.0.0.1', () => console.log('ready'))
