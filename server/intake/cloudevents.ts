import type { Rejection, Telling } from '../contract/telling.ts'
import { decode, isJson, mediaType, parseJson } from './text.ts'

export interface Envelope {
  readonly contentType: string | undefined
  /** Lower-case names, as Node gives them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Uint8Array
}
export interface ReadEvents {
  readonly tellings: { readonly index: number; readonly telling: Telling }[]
  readonly rejections: Rejection[]
}
export type EventsRead = ReadEvents | { readonly refused: { readonly status: 400 | 415; readonly message: string } }

/** Most events in one batch: a refusal per event is an answer that must fit, too. */
export const MOST_EVENTS = 50_000
const SINGLE = 'application/cloudevents+json'
const BATCH = 'application/cloudevents-batch+json'
const HOW = `send ${SINGLE}, ${BATCH}, or application/json with ce-id, ce-source, ce-type and ce-specversion headers`

type Attributes = Readonly<Record<string, unknown>>
const refused = (status: 400 | 415, message: string): EventsRead => ({ refused: { status, message } })
const isObject = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `data` of an event in the JSON format: as it stands, or from `data_base64` (CloudEvents JSON format 1.0, 3.1). */
function dataOf(
  event: Attributes,
): { readonly data: unknown } | { readonly pointer: string; readonly message: string } {
  const base64 = event.data_base64
  if (base64 === undefined || base64 === null) return { data: event.data }
  if (event.data !== undefined)
    return { pointer: '/data_base64', message: 'stands beside data: an event has one of the two' }
  if (typeof base64 !== 'string' || !/^[A-Za-z\d+/]*={0,2}$/.test(base64))
    return { pointer: '/data_base64', message: 'is not base64' }
  const decoded = decode(Buffer.from(base64, 'base64'), 'utf-8')
  if ('fault' in decoded) return { pointer: '/data_base64', message: decoded.fault }
  const parsed = parseJson(decoded.text)
  return 'fault' in parsed ? { pointer: '/data_base64', message: parsed.fault } : { data: parsed.value }
}

/** One event's attributes as a telling; what a telling says is for the intake to judge, the envelope is judged here. */
function readEvent(event: unknown, index: number, into: ReadEvents): void {
  const reject = (pointer: string, message: string) => {
    const id = isObject(event) && typeof event.id === 'string' ? event.id.slice(0, 200) : null
    into.rejections.push({ index, id, pointer, message })
  }
  if (!isObject(event)) return reject('', 'is not an object: every event of a batch is one')
  const { specversion, datacontenttype: type } = event
  if (specversion === undefined)
    return reject('/specversion', 'is missing: this is CloudEvents 1.0, say "specversion": "1.0"')
  if (specversion !== '1.0') return reject('/specversion', 'is not "1.0", the one version that is read here')
  if (type !== undefined && type !== null && (typeof type !== 'string' || !isJson(mediaType(type).essence))) {
    return reject('/datacontenttype', 'is not JSON: data must be application/json')
  }
  const read = dataOf(event)
  if ('message' in read) return reject(read.pointer, read.message)
  // Only the shape is taken here: that these are texts, and sound ones, is the intake's to check.
  const telling = {
    id: event.id,
    source: event.source,
    kind: event.type,
    time: event.time ?? undefined,
    subject: event.subject ?? undefined,
    data: read.data,
  }
  into.tellings.push({ index, telling: telling as Telling })
}

/** A `ce-` header as its attribute (CloudEvents HTTP binding 1.0, 3.1.3.2: percent-encoded UTF-8); undefined when it is absent. */
function headerOf({ headers }: Envelope, name: string): string | undefined {
  const value = headers[`ce-${name}`]
  const text = typeof value === 'string' ? value : value?.[0]
  if (text === undefined) return undefined
  try {
    return decodeURIComponent(text)
  } catch (error) {
    // A bare % that begins no escape is itself: refusing the event for it would help nobody.
    if (error instanceof URIError) return text
    throw error
  }
}

function readBinary(envelope: Envelope, text: string): EventsRead {
  const event: Record<string, unknown> = {}
  for (const name of ['id', 'source', 'type', 'specversion', 'time', 'subject']) event[name] = headerOf(envelope, name)
  if (text.trim() !== '') {
    const parsed = parseJson(text)
    if ('fault' in parsed) return refused(400, parsed.fault)
    event.data = parsed.value
  }
  const into: ReadEvents = { tellings: [], rejections: [] }
  readEvent(event, 0, into)
  return into
}

function readStructured(value: unknown, batch: boolean): EventsRead {
  const into: ReadEvents = { tellings: [], rejections: [] }
  if (!batch) {
    if (Array.isArray(value)) return refused(400, `the body is a list: send it as ${BATCH}`)
    if (!isObject(value)) return refused(400, `the body is not a CloudEvents object: ${HOW}`)
    readEvent(value, 0, into)
    return into
  }
  if (!Array.isArray(value)) return refused(400, `a batch is a list of events: send one event as ${SINGLE}`)
  if (value.length > MOST_EVENTS)
    return refused(
      400,
      `the batch holds ${value.length} events, and at most ${MOST_EVENTS} are read at once: send it in parts`,
    )
  value.forEach((event, index) => readEvent(event, index, into))
  return into
}

/** Reads an HTTP message as CloudEvents 1.0 (structured, batched or binary mode) into tellings, or says why the whole body is refused. */
export function readCloudEvents(envelope: Envelope): EventsRead {
  const { essence, charset } = mediaType(envelope.contentType)
  const structured = essence === SINGLE || essence === BATCH
  if (!structured && essence.startsWith('application/cloudevents'))
    return refused(415, `${essence.slice(0, 80)} is not read here: ${HOW}`)
  if (!structured && !isJson(essence)) {
    const said = essence === '' ? 'the body has no Content-Type' : `${essence.slice(0, 80)} is not read here`
    return refused(415, `${said}: ${HOW}`)
  }
  const binary =
    !structured && ['id', 'source', 'type', 'specversion'].some((name) => envelope.headers[`ce-${name}`] !== undefined)
  if (!structured && !binary) return refused(400, `the body is not CloudEvents: ${HOW}`)
  const decoded = decode(envelope.body, charset)
  if ('fault' in decoded) return refused(decoded.unknown ? 415 : 400, decoded.fault)
  if (binary) return readBinary(envelope, decoded.text)
  const parsed = parseJson(decoded.text)
  return 'fault' in parsed ? refused(400, parsed.fault) : readStructured(parsed.value, essence === BATCH)
}
