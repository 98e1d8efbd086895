import { REDIRECT } from './provider.fixture.ts'

/** What a browser does at the provider: follows redirects, keeps cookies, fills in the page it is shown. */
export async function atTheProvider(start: string, fill: { account: string } | 'deny'): Promise<URL> {
  const jar = new Map<string, { readonly path: string; readonly value: string }>()
  let url = new URL(start)
  let form: URLSearchParams | null = null
  for (let steps = 0; steps < 20; steps++) {
    const cookies = [...jar].filter(([, { path }]) => url.pathname.startsWith(path))
    const answer: Response = await fetch(url, {
      method: form === null ? 'GET' : 'POST',
      body: form,
      redirect: 'manual',
      headers: { cookie: cookies.map(([name, { value }]) => `${name}=${value}`).join('; '), connection: 'close' },
    })
    const text = await answer.text()
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/'
      if (name === undefined || value === undefined) continue
      if (value === '') jar.delete(name)
      else jar.set(name, { path, value })
    }
    const next = answer.headers.get('location')
    if (next !== null) {
      url = new URL(next, url)
      form = null
      if (url.href.startsWith(REDIRECT)) return url
    } else if (answer.status === 200 && form === null) {
      form = new URLSearchParams(fill === 'deny' ? { deny: '1' } : fill)
    } else throw new Error(`the provider answered ${answer.status}: ${text.slice(0, 2_000)}`)
  }
  throw new Error('the provider sent the browser in circles')
}
