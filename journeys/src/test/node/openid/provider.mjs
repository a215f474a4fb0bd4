// A company's provider built with oidc-provider, as it comes but for its one client. Reads what it needs to know as JSON, says when it is ready.
// Whoever signs in is who they type: the login is the e-mail address.
import { readFileSync } from 'node:fs';
import Provider from 'oidc-provider';

const { host, port, clientId, clientSecret, redirectUri } = JSON.parse(readFileSync(0, 'utf8'));

const provider = new Provider(`http://${host}:${port}`, {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name'] },
  cookies: { keys: ['a key of the tests'] },
  findAccount: (context, id) => ({
    accountId: id,
    claims: async () => ({
      sub: id,
      email: id,
      email_verified: !id.startsWith('unverified'),
      given_name: 'Jane',
      family_name: 'Doe',
    }),
  }),
});

provider.listen(port, host, () => console.log('ready'));
