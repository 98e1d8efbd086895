import { expect, type Page } from '@playwright/test'
import type { House } from './house.ts'

/** Signs a demo person in without the page that asks for it: for tests whose matter begins after it. */
export async function become(page: Page, house: House, user: string): Promise<void> {
  const answer = await page.request.post(`${house.url}/api/v1/session`, {
    headers: { origin: house.url },
    data: { user, password: `demo-${user}` },
  })
  expect(answer.status(), await answer.text()).toBe(204)
}
