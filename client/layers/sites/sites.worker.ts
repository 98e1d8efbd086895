import { Desk } from './desk.ts'
import type { Ask } from './protocol.ts'

const scope = self as unknown as DedicatedWorkerGlobalScope
const desk = new Desk((answer, give) => scope.postMessage(answer, give))

// One tile per turn of the loop: asks that arrive meanwhile, such as “forget”, are heard before the next tile.
const turn = new MessageChannel()
let turning = false
turn.port1.onmessage = () => {
  turning = desk.work()
  if (turning) turn.port2.postMessage(null)
}

scope.onmessage = (message: MessageEvent<Ask>) => {
  desk.take(message.data)
  if (turning) return
  turning = true
  turn.port2.postMessage(null)
}
