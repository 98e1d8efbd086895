import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Heard {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** A receiver outside: a real server that keeps what it hears and answers as told; `say` may be changed while it listens. */
export async function openReceiver(port = 0) {
  const heard: Heard[] = []
  const state: {
    say: (heard: Heard, nth: number) => { status?: number; headers?: Record<string, string>; body?: string } | null
  } = { say: () => ({}) }
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const told = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces) }
      heard.push(told)
      const said = state.say(told, heard.length)
      if (said !== null) response.writeHead(said.status ?? 200, said.headers ?? {}).end(said.body ?? '')
    })
  })
  server.listen(port, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const real = (server.address() as AddressInfo).port
  return {
    ...{ heard, state, port: real, url: `http://127.0.0.1:${real}` },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
