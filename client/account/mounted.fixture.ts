import type { Session, SignInOptions } from '@contract/identity.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { openI18n, type Locale } from '../messages/both.fixture.ts'
import { useSession } from '../picture/session.ts'
import { accountKey, type Account } from './account-key.ts'

const nowhere: Component = { render: () => null }
const unexpected = (): never => expect.unreachable('the page asked for what this test does not give')

/** An account of which a test says only what it needs. */
export const accountOf = (given: Partial<Account>): Account => ({
  refresh: async () => {},
  signIn: unexpected,
  signInDemo: unexpected,
  signOut: unexpected,
  proveSecondFactor: unexpected,
  changePassword: unexpected,
  enrolSecondFactor: unexpected,
  confirmSecondFactor: unexpected,
  sessions: async () => [],
  endSession: unexpected,
  lookAtInvitation: unexpected,
  acceptInvitation: unexpected,
  pair: unexpected,
  ...given,
})

export interface Asked {
  readonly at: string
  readonly session?: Session | null
  readonly options?: SignInOptions
  readonly locale?: Locale
  /** What the page may ask for; gets the store that the link would write. */
  readonly account?: (store: ReturnType<typeof useSession>) => Partial<Account>
}

const opened: Pick<VueWrapper, 'unmount'>[] = []
afterEach(() => {
  for (const page of opened.splice(0)) page.unmount()
})

/** A page at an address, as main.ts would mount it, with a session and an account that the test gives. */
export async function openPage(component: Component, asked: Asked) {
  const pinia = createPinia()
  const store = useSession(pinia)
  store.session = asked.session ?? null
  store.options = asked.options ?? { known: false, demo: null, oidc: null }
  store.known = true
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: new URL(asked.at, 'http://here').pathname, component },
      { path: '/:rest(.*)', component: nowhere },
    ],
  })
  await router.push(asked.at)
  const wrapper = mount(RouterView as Component, {
    attachTo: document.body,
    global: {
      plugins: [pinia, router, openI18n(asked.locale ?? 'zh-CN')],
      provide: { [accountKey as symbol]: accountOf(asked.account?.(store) ?? {}) },
    },
  })
  opened.push(wrapper)
  return { page: wrapper, router, store }
}
