import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'

/** A question that reached the upstream. */
export interface Asked {
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
}

/** What it does with one: answers, or never answers, or drops the line. */
export type Reply =
  | { readonly status?: number; readonly body?: string | Buffer; readonly headers?: Readonly<Record<string, string>> }
  | 'hang'
  | 'drop'

/** A small upstream for tests: a real HTTP server on the loopback whose paths do as they are told. */
export interface LittleUpstream {
  readonly base: string
  readonly asked: Asked[]
  on(path: string, reply: (asked: Asked) => Reply | Promise<Reply>): void
  close(): Promise<void>
}

export async function littleUpstream(): Promise<LittleUpstream> {
  const replies = new Map<string, (asked: Asked) => Reply | Promise<Reply>>()
  const asked: Asked[] = []
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://upstream')
    const question = { path: url.pathname, query: url.searchParams, headers: incoming.headers }
    asked.push(question)
    const reply = replies.get(url.pathname)
    void Promise.resolve(reply ? reply(question) : { status: 404 }).then((told) => send(outgoing, told, question))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the little upstream has no port')
  return {
    base: `http://127.0.0.1:${address.port}`,
    asked,
    on: (path, reply) => void replies.set(path, reply),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function send(outgoing: ServerResponse, told: Reply, question: Asked) {
  if (told === 'hang') return
  if (told === 'drop') return void outgoing.destroy()
  const body = told.body ?? ''
  const etag = `W/"${createHash('sha1').update(body).digest('hex')}"`
  const unchanged = (told.status ?? 200) === 200 && question.headers['if-none-match'] === etag
  outgoing.writeHead(unchanged ? 304 : (told.status ?? 200), { etag, ...told.headers })
  outgoing.end(unchanged ? undefined : body)
}

/** An append-only list with a cursor, as the upstreams keep theirs; `rows` may grow. */
export function listReply(list: string, rows: readonly unknown[]) {
  return ({ query }: Asked): Reply => {
    const from = Number(query.get('since') ?? 0)
    const to = Math.min(rows.length, from + Number(query.get('limit') ?? 100))
    return { body: JSON.stringify({ [list]: rows.slice(from, to), next: String(to), more: to < rows.length }) }
  }
}
