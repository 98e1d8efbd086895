import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { TICK_MS } from '../server/contract/socket.ts'

/* The plainest thing that could do the job: whatever came since the last tick goes to everyone. No journal, no picture. */

let waiting: { id: string; bytes: number }[] = []
const http = createServer((request, response) => {
  if (request.method !== 'POST') return
  const { searchParams } = new URL(request.url ?? '/', 'http://x')
  waiting.push({ id: searchParams.get('id') ?? '', bytes: Number(searchParams.get('bytes')) })
  response.end()
})
const io = new Server(http, { serveClient: false })
setInterval(() => {
  for (const { id, bytes } of waiting) {
    const frame = { put: { complaints: { [id]: '' } }, fill: '' }
    frame.fill = 'x'.repeat(Math.max(0, bytes - JSON.stringify(frame).length))
    io.emit('picture:frame', frame)
  }
  waiting = []
}, TICK_MS)
http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  process.send?.(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
})
process.once('disconnect', () => process.exit(0))
