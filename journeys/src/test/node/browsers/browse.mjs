// Goes a person's way in Debian's Firefox or in WebKit, and says what was seen. Reads {browser, steps} from standard input; a step is
// {open: address}, {click: text of a link or button} or {see: text}.
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import puppeteer from 'puppeteer-core'

const PATIENCE = 20_000

let text = ''
for await (const chunk of process.stdin) text += chunk
const { browser, steps } = JSON.parse(text)

const clicking = `(wanted) => {
  const found = [...document.querySelectorAll('a, button')].find(one => one.textContent.trim() === wanted)
  if (found) found.click()
  return Boolean(found)
}`

async function firefox () {
  const running = await puppeteer.launch({ browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true })
  const page = await running.newPage()
  return {
    open: address => page.goto(address),
    run: (script, ...given) => page.evaluate(`(${script})(${given.map(one => JSON.stringify(one)).join(', ')})`),
    close: () => running.close()
  }
}

// W3C WebDriver, spoken by hand: there is but this one use of it.
async function webkit () {
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore' })
  const call = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) })
    const { value } = await answer.json()
    if (!answer.ok) throw new Error(value.message)
    return value
  }
  for (let tries = 0; tries < 100; tries++) {
    if (await call('GET', '/status').then(status => status.ready, () => false)) break
    await sleep(100)
  }
  const { sessionId } = await call('POST', '/session', {
    capabilities: { alwaysMatch: { browserName: 'MiniBrowser' } }
  })
  return {
    open: url => call('POST', `/session/${sessionId}/url`, { url }),
    run: (script, ...args) => call('POST', `/session/${sessionId}/execute/sync`, { script: `return (${script})(...arguments)`, args }),
    close: () => call('DELETE', `/session/${sessionId}`).finally(() => driver.kill())
  }
}

async function until (page, script, given) {
  const end = Date.now() + PATIENCE
  while (Date.now() < end) {
    // While a page gives way to the next there is none to ask.
    if (await page.run(script, given).catch(() => false)) return
    await sleep(100)
  }
  throw new Error(`"${given}" is not on the page, which says: ${await page.run('() => document.body.innerText')}`)
}

const page = await { firefox, webkit }[browser]()
try {
  for (const step of steps) {
    if (step.open) await page.open(step.open)
    if (step.click) await until(page, clicking, step.click)
    if (step.see) await until(page, '(wanted) => document.body.innerText.includes(wanted)', step.see)
  }
  console.log(JSON.stringify({ done: true, agent: await page.run('() => navigator.userAgent') }))
} catch (e) {
  console.log(JSON.stringify({ done: false, why: e.message }))
} finally {
  await page.close()
}
