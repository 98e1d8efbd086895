import type { Request, Response } from 'express'
import { XMLBuilder } from 'fast-xml-parser'
import type { OpenError } from './errors.ts'

export type Format = 'json' | 'xml'
export const mediaTypes: Readonly<Record<Format, string>> = { xml: 'text/xml', json: 'application/json' }

/** A value of the Spark convention: what JSON holds plainly, XML wraps in elements named by `Names`. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain }

/** What the items of each list are called in XML, by the name of the list. */
const ITEMS: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
}

/** The format of an answer: by what the path ends with, else by Accept; XML where neither says, which the standard requires of all. */
export function formatOf(request: Request): Format {
  const said = /\.(json|xml)$/.exec(request.path)?.[1]
  if (said) return said as Format
  return request.accepts(['text/xml', 'application/xml', 'application/json']) === 'application/json' ? 'json' : 'xml'
}

/** Characters that no XML 1.0 document may hold, escaped or not. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

function wrapped(name: string, value: Plain): unknown {
  if (Array.isArray(value)) {
    const items = (value as readonly Plain[]).map((each) => wrapped('', each))
    return items.length === 0 ? '' : { [ITEMS[name] ?? 'item']: items }
  }
  if (value === null) return ''
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, wrapped(key, each)]))
  return typeof value === 'string' ? value.replace(NOT_XML, '\ufffd') : value
}

const builder = new XMLBuilder({ ignoreAttributes: false, format: true, suppressEmptyNode: true })

/** An XML document of one root element. */
export const xmlOf = (root: string, value: Plain): string =>
  builder.build({ '?xml': { '@_version': '1.0', '@_encoding': 'utf-8' }, [root]: wrapped(root, value) })

/** Sends a value: JSON as it is, XML under `root`. */
export function answer(request: Request, response: Response, root: string, value: Plain, status = 200): void {
  const format = formatOf(request)
  const body = format === 'json' ? JSON.stringify(value) : xmlOf(root, value)
  response.status(status).set('Content-Type', `${mediaTypes[format]}; charset=utf-8`).vary('Accept').send(body)
}

export const answerErrors = (request: Request, response: Response, status: number, errors: readonly OpenError[]) =>
  answer(
    request,
    response,
    'errors',
    errors.map(({ code, description }) => ({ code, description })),
    status,
  )
