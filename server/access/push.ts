import { createHash } from 'node:crypto'
import type { AccessDesk } from '../gateway/access.ts'
import { newId } from '../identity/tokens.ts'
import { devicesOf, keepDevice, removeDevice, removeReceiver } from '../journal/receivers.ts'
import type { AccessParts } from './parts.ts'

/** Devices of one person; the one that was not seen for longest gives way. */
const MOST = 10
const hashOf = (endpoint: string) => createHash('sha256').update(endpoint).digest('hex')

/** Devices of the field that ask to be called. Each belongs to whoever is signed in there, and to that session. */
export function openPushAccess(parts: AccessParts): Pick<AccessDesk, 'push'> {
  const { db, calling, sealer, now } = parts
  return {
    push: {
      async look(who) {
        const devices = who.kind === 'person' ? await devicesOf(db, who.id) : []
        return { key: calling.push?.publicKey ?? null, devices: devices.map(({ hash }) => hash) }
      },
      async keep(device, who) {
        if (who.kind !== 'person') return { refused: '推送只用于登录的执法人员。', status: 403 }
        if (calling.push === null) return { refused: '推送未开启，请联系系统管理员。', status: 409 }
        const fault = calling.push.fault(device)
        if (fault !== null) return { refused: fault, status: 422 }
        const { endpoint, keys, lang } = device
        const hash = hashOf(endpoint)
        await parts.run(
          keepDevice({
            ...{ id: newId('push'), way: 'push', format: 'push', name: lang, host: new URL(endpoint).host },
            ...{ target: sealer.sealText(JSON.stringify({ endpoint, keys, lang })), targetHash: hash, secret: null },
            ...{ happenings: [], priority: 4, units: null, state: 'on', madeAt: now(), seenAt: now() },
            ...{ personId: who.id, sessionId: who.sessionId },
          }),
        )
        const devices = await devicesOf(db, who.id)
        for (const { id } of devices.slice(MOST)) await parts.run(removeReceiver(id))
        return null
      },
      async end(endpoint, who) {
        await parts.run(removeDevice(who.id, hashOf(endpoint)))
      },
    },
  }
}
