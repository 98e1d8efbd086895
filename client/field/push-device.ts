/** Why this browser cannot be called, or null when it can. */
export type Cannot = 'insecure' | 'unsupported' | 'denied' | null

const SCOPE = '/field'

/** What the browser itself says, without asking the person anything. */
export function cannot(
  here: Pick<typeof globalThis, 'isSecureContext'> & { readonly navigator: object } = globalThis,
): Cannot {
  if (!here.isSecureContext) return 'insecure'
  if (!('serviceWorker' in here.navigator) || !('PushManager' in here) || !('Notification' in here))
    return 'unsupported'
  return Notification.permission === 'denied' ? 'denied' : null
}

/** SHA-256 of an endpoint in hex, as the server names the devices that it knows. */
export async function endpointHash(endpoint: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const registration = async () => (await navigator.serviceWorker.getRegistration(SCOPE)) ?? null

/** What this browser is subscribed with, or null. */
export const subscribed = async (): Promise<PushSubscription | null> =>
  (await (await registration())?.pushManager.getSubscription()) ?? null

/** Subscribes with the house’s key; an old subscription under another key gives way. Rejects when there is no worker or no service. */
export async function subscribe(key: string): Promise<PushSubscription> {
  const worker = await registration()
  if (worker === null) throw new Error('the field’s worker is not there yet')
  const bytes = Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
  await (await worker.pushManager.getSubscription())?.unsubscribe()
  return worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes })
}

/** Nobody calls this browser any more, whoever was here. Never rejects: it is done where somebody leaves. */
export async function silence(): Promise<void> {
  try {
    if (cannot() === null) await (await subscribed())?.unsubscribe()
  } catch (error) {
    console.info('still subscribed here; the server calls no more', error)
  }
}
