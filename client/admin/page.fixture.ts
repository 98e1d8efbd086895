import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { expect, vi } from 'vitest'
import type { Component } from 'vue'
import { createI18n } from 'vue-i18n'
import { roleEn } from '../messages/account.en.ts'
import { roleZh } from '../messages/account.zh.ts'
import { openAdmin, type Surroundings } from './ask.ts'
import { adminMessages } from './messages.ts'

const age = {
  now: '刚刚',
  seconds: '{n} 秒前',
  minutes: '{n} 分前',
  hours: '{n} 时 {m} 分前',
  days: '{n} 天前',
  running: '{n} 天 {h} 时',
}

export const wordsIn = (locale: 'zh-CN' | 'en') =>
  createI18n({
    legacy: false,
    locale,
    messages: {
      'zh-CN': { admin: adminMessages['zh-CN'], role: roleZh, age, brand: '前哨' },
      en: { admin: adminMessages.en, role: roleEn, age, brand: 'QIANSHAO' },
    },
  })

/** What a server of a test says: an answer, `null` for none at all, or `cut` when the line breaks before one. */
export type Answer = (request: IncomingMessage, body: string) => { status?: number; json: unknown } | 'cut' | null

let server: Server | undefined
let wrapper: VueWrapper | undefined

/** A real server that answers as the test says; the page under test believes to live elsewhere. */
export async function serve(answer: Answer): Promise<string> {
  const made = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const said: ReturnType<Answer> = request.method === 'OPTIONS' ? { json: {} } : answer(request, body)
      if (said === null) return
      if (said === 'cut') return request.socket.destroy()
      const { status = 200, json } = said
      response.writeHead(status, {
        'content-type': 'application/json',
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
        'access-control-allow-methods': '*',
      })
      response.end(JSON.stringify(json))
    })
  })
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`
}

/** Mounts one part of the page with its words and its way to that server. */
export function open(
  base: string,
  component: Component,
  props: Record<string, unknown>,
  surroundings: Surroundings = {},
  locale: 'zh-CN' | 'en' = 'zh-CN',
) {
  wrapper = mount(component as never, {
    props: { admin: openAdmin(base, surroundings), ...props } as never,
    global: { plugins: [wordsIn(locale)] },
    attachTo: document.body,
  })
  return wrapper
}

/** Closes what a test opened. */
export async function closeAll() {
  wrapper?.unmount()
  wrapper = undefined
  server?.closeAllConnections()
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)))
  server = undefined
}

export const until = (check: () => boolean) =>
  vi.waitFor(async () => {
    await flushPromises()
    expect(check()).toBe(true)
  }, 5_000)

/** The button with exactly these words. */
export function button(page: VueWrapper, words: string) {
  const found = page.findAll('button').find((each) => each.text() === words)
  if (!found)
    throw new Error(
      `no button “${words}”; there are: ${page
        .findAll('button')
        .map((each) => each.text())
        .join(', ')}`,
    )
  return found
}
