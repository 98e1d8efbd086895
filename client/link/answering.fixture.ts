import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'

/** What a server of a test says to one line (`POST /path`); null closes the connection without a word. */
export interface Said {
  readonly status?: number
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
}
export type Answer = (line: string, body: unknown, request: IncomingMessage) => Said | null

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A real server on a port of its own that answers as told and is closed after the test. Gives its address. */
export async function answering(answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      const said = answer(`${request.method} ${request.url}`, text === '' ? null : JSON.parse(text), request)
      if (said === null) return void request.socket.destroy()
      const { status = 200, json, headers = {} } = said
      response.writeHead(status, { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers })
      response.end(json === undefined ? undefined : JSON.stringify(json))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
