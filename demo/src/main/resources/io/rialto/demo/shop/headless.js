// Everything that this storefront knows of its customer is a token. It shows the services, and it is the launch_url
// of its site: Rialto sends the browser to /headless/launch?service=…&nonce=…, and the script goes on with a ticket.
'use strict';

const issuer = document.documentElement.dataset.issuer;
const asked = new URLSearchParams(location.search);
const launching = location.pathname === '/headless/launch';
const part = (id) => document.getElementById(id);
const token = () => localStorage.getItem('token');

async function graphql(query, variables = {}) {
  const headers = { 'Content-Type': 'application/json', Store: 'headless' };
  if (token()) {
    headers.Authorization = `Bearer ${token()}`;
  }
  const response = await fetch('/graphql',
    { method: 'POST', credentials: 'omit', headers, body: JSON.stringify({ query, variables }) });
  const answer = await response.json();
  if (answer.errors) {
    throw Object.assign(new Error(answer.errors[0].message), answer.errors[0].extensions);
  }
  return answer.data;
}

async function logIn(email, password) {
  const data = await graphql(
    'mutation ($email: String!, $password: String!) { generateCustomerToken(email: $email, password: $password) { token } }',
    { email, password });
  localStorage.setItem('token', data.generateCustomerToken.token);
  localStorage.setItem('since', String(Date.now()));
}

// The nonce goes into the ticket as it came: it ties the ticket to this browser.
async function launch() {
  const data = await graphql(
    'mutation ($service: String!, $nonce: String!) { rialtoLaunch(service: $service, nonce: $nonce) { url } }',
    { service: asked.get('service'), nonce: asked.get('nonce') });
  location.replace(data.rialtoLaunch.url);
}

async function showServices() {
  const { rialtoServices } = await graphql('{ rialtoServices { slug name summary url } }');
  const tiles = rialtoServices.map(({ name, summary, url }) => {
    const link = Object.assign(document.createElement('a'), { href: url });
    link.append(
      Object.assign(document.createElement('strong'), { textContent: name }),
      Object.assign(document.createElement('span'), { textContent: summary }));
    const tile = document.createElement('li');
    tile.append(link);
    return tile;
  });
  part('services').replaceChildren(...tiles);
  part('services').hidden = false;
  part('logout').hidden = false;
}

// What the service wants that began the login: nobody is asked, or everybody is.
function mustLogIn() {
  const age = (Date.now() - Number(localStorage.getItem('since'))) / 1000;
  return !token() || asked.get('prompt') === 'login' || (asked.has('max_age') && age > Number(asked.get('max_age')));
}

async function begin() {
  if (!token() && launching && asked.get('prompt') === 'none') {
    location.replace(`${issuer}/launch/complete?${new URLSearchParams({ error: 'login_required', nonce: asked.get('nonce') })}`);
  } else if (launching ? mustLogIn() : !token()) {
    part('login').hidden = false;
  } else {
    await goOn();
  }
}

async function goOn() {
  try {
    part('login').hidden = true;
    await (launching ? launch() : showServices());
  } catch (problem) {
    if (problem.category === 'graphql-authorization') { // the token is over
      localStorage.removeItem('token');
      part('login').hidden = false;
    } else {
      tell(problem);
    }
  }
}

function tell(problem) {
  part('problem').textContent = problem.message;
  part('problem').hidden = false;
}

part('login').addEventListener('submit', async (event) => {
  event.preventDefault();
  part('problem').hidden = true;
  try {
    await logIn(part('email').value, part('password').value);
    await goOn();
  } catch (problem) {
    tell(problem);
  }
});

part('logout').addEventListener('click', async () => {
  await graphql('mutation { revokeCustomerToken { result } }').catch(() => {});
  localStorage.clear();
  location.assign('/headless/');
});

begin().catch(tell);
