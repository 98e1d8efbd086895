import { request } from 'node:http'

export interface Answered<Body = never> {
  readonly status: number
  readonly body: Body
  readonly headers: Headers
}

/** A browser as far as the doors can tell: keeps its cookies by path, says where its page is from and what it is called. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly #url: () => string
  readonly agent: string

  constructor(url: () => string, agent = 'Test/1.0') {
    this.#url = url
    this.agent = agent
  }

  get cookie() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async ask<Body = never>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered<Body>> {
    const answer = await fetch(this.#url() + path, {
      method,
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'user-agent': this.agent,
        origin: this.#url(),
        cookie: this.cookie,
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name && value) this.cookies.set(name, value)
      else if (name) this.cookies.delete(name)
    }
    const text = await answer.text()
    const json = answer.headers.get('content-type')?.includes('json') === true
    return {
      status: answer.status,
      body: (text === '' ? null : json ? JSON.parse(text) : text) as Body,
      headers: answer.headers,
    }
  }

  order(order: object, id = crypto.randomUUID()) {
    return this.ask<{ state: string; reason?: string; code?: string; result?: Record<string, never>; repeated?: true }>(
      'POST',
      '/api/v1/orders',
      { id, order },
    )
  }

  /** The path exactly as written: `fetch` would tidy it before it is sent. */
  raw(path: string): Promise<number> {
    const { hostname, port } = new URL(this.#url())
    return new Promise((resolve, reject) => {
      request({ hostname, port, path, headers: { cookie: this.cookie, 'user-agent': this.agent } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      })
        .once('error', reject)
        .end()
    })
  }
}
