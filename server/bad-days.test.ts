import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  complaintEvent,
  journalOf,
  openTestHouse,
  PEOPLED,
  push,
  startTestProcess,
  testEnvironment,
} from './running.fixture.ts'

const SAME = 'one-and-the-same-Kx7mZ2pQ9wLr4nTb'
const isRoot = process.getuid?.() === 0

test('a second process on one data folder is told who holds it, and the first goes on', async () => {
  const { env, remove } = testEnvironment(PEOPLED)
  const first = startTestProcess(env)
  const url = await first.ready
  const second = startTestProcess(env)
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain('正由另一个前哨进程使用')
  expect((await push(url, complaintEvent('still'))).status).toBe(202)
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  remove()
})

test('the database that a killed server left running is found again and goes on; a clean stop leaves nothing running', async () => {
  const { env, remove } = testEnvironment(PEOPLED)
  const first = startTestProcess(env)
  await push(await first.ready, complaintEvent('before'))
  const pidFile = join(env.DATA_DIR, 'pg/postmaster.pid')
  const postmaster = readFileSync(pidFile, 'utf8').split('\n')[0]
  first.child.kill('SIGKILL')
  await first.ended
  const second = startTestProcess(env)
  const url = await second.ready
  expect(readFileSync(pidFile, 'utf8').split('\n')[0]).toBe(postmaster)
  const { shelves } = (await (await fetch(`${url}/api/v1/picture`)).json()) as { shelves: { complaints: object } }
  expect(Object.keys(shelves.complaints)).toEqual(['before'])
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  expect(existsSync(pidFile)).toBe(false)
  remove()
})

test('a database killed under a running server is started again; what was accepted is there', async () => {
  const { env, remove } = testEnvironment(PEOPLED)
  const server = startTestProcess(env)
  const url = await server.ready
  await push(url, complaintEvent('one'))
  process.kill(Number(readFileSync(join(env.DATA_DIR, 'pg/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  await expect
    .poll(async () => (await push(url, complaintEvent('two'))).status, { timeout: 30_000, interval: 200 })
    .toBe(202)
  await expect.poll(() => journalOf(url).catch(() => []), { timeout: 10_000 }).toEqual(['test#one', 'test#two'])
  server.child.kill('SIGTERM')
  await server.ended
  remove()
})

test('a data folder that vanishes under a running server is never replaced by an empty one', async () => {
  const { env, remove } = testEnvironment(PEOPLED)
  const server = startTestProcess(env)
  const url = await server.ready
  await push(url, complaintEvent('one'))
  const postmaster = Number(readFileSync(join(env.DATA_DIR, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
  renameSync(join(env.DATA_DIR, 'pg'), join(env.DATA_DIR, 'elsewhere'))
  process.kill(postmaster, 'SIGKILL')
  // The database's last connection may live a moment longer than its parent: what it still took is accepted and must stay.
  let taken: string[] = []
  await expect
    .poll(
      async () => {
        const answer = await push(url, complaintEvent('late'))
        if (answer.status === 202) taken = ['test#late']
        return answer.text()
      },
      { timeout: 30_000, interval: 200 },
    )
    .toContain('消失了')
  expect(existsSync(join(env.DATA_DIR, 'pg'))).toBe(false)
  renameSync(join(env.DATA_DIR, 'elsewhere'), join(env.DATA_DIR, 'pg'))
  await expect
    .poll(async () => (await push(url, complaintEvent('two'))).status, { timeout: 30_000, interval: 200 })
    .toBe(202)
  expect(await journalOf(url)).toEqual(['test#one', ...taken, 'test#two'])
  server.child.kill('SIGTERM')
  await server.ended
  remove()
})

test('a data folder that cannot be written is one clear sentence', async () => {
  const { env, folder, remove } = testEnvironment(PEOPLED)
  const file = join(folder, 'not-a-folder')
  writeFileSync(file, '')
  const server = startTestProcess({ ...env, DATA_DIR: join(file, 'data') })
  expect(await server.ended).toBe(1)
  expect(server.output()).toMatch(/前哨没有启动：数据目录 \S+ 不能写入/)
  remove()
})

test('a read-only data folder is one clear sentence', async ({ skip }) => {
  const { env, folder, remove } = testEnvironment(PEOPLED)
  const sealed = join(folder, 'sealed')
  mkdirSync(sealed)
  if (isRoot) {
    // Root writes through permissions; only a read-only mount stops it.
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', sealed], { stdio: 'pipe' })
    } catch (error) {
      remove()
      return skip(`no read-only mount could be made here: ${String(error)}`)
    }
  } else chmodSync(sealed, 0o555)
  const server = startTestProcess({ ...env, DATA_DIR: sealed })
  expect(await server.ended).toBe(1)
  expect(server.output()).toMatch(/前哨没有启动：数据目录 \S+ 不能写入/)
  if (isRoot) execFileSync('umount', [sealed])
  else chmodSync(sealed, 0o755)
  remove()
})

test(
  'a full disk refuses new facts with a sentence, loses none that were accepted, and takes more when there is room',
  { timeout: 90_000 },
  async ({ skip }) => {
    const { env, folder, remove } = testEnvironment(PEOPLED)
    const small = join(folder, 'small')
    mkdirSync(small)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', small], { stdio: 'pipe' })
    } catch (error) {
      remove()
      return skip(`no small file system could be made here (needs root): ${String(error)}`)
    }
    const server = startTestProcess({ ...env, DATA_DIR: join(small, 'data') })
    const url = await server.ready
    const accepted: string[] = []
    expect((await push(url, complaintEvent('first'))).status).toBe(202)
    accepted.push('first')
    const filler = join(small, 'filler')
    execFileSync('sh', ['-c', `dd if=/dev/zero of=${filler} bs=1M 2>/dev/null || true`])
    let refusal = { status: 202, body: {} as { error?: string } }
    for (let n = 0; n < 400 && refusal.status === 202; n += 1) {
      const batch = Array.from({ length: 100 }, (_, k) => complaintEvent(`d${n}-${k}`, { note: 'x'.repeat(2_000) }))
      const answer = await push(url, batch)
      refusal = { status: answer.status, body: (await answer.json()) as { error?: string } }
      if (answer.status === 202) accepted.push(...batch.map(({ id }) => id))
    }
    expect(refusal.status).toBe(503)
    expect(refusal.body.error).toMatch(/磁盘已满|没有应答|没有启动/)
    execFileSync('rm', [filler])
    await expect
      .poll(async () => (await push(url, complaintEvent('after'))).status, { timeout: 60_000, interval: 500 })
      .toBe(202)
    accepted.push('after')
    const found = new Set(await journalOf(url))
    expect(accepted.filter((id) => !found.has(`test#${id}`))).toEqual([])
    server.child.kill('SIGTERM')
    await server.ended
    execFileSync('umount', [small])
    remove()
  },
)

test.each([
  ['PORT', { PORT: 'eighty' }, /环境变量 PORT=eighty 不可用/],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://x' }, /环境变量 DATABASE_URL=mysql:\/\/x 不可用：must begin with postgres/],
  ['DEMO on an open address', { HOST: '0.0.0.0', DEMO: 'on' }, /演示模式带有公开的口令，只能在本机地址上运行/],
  ['no SESSION_SECRET', { SESSION_SECRET: '' }, /SESSION_SECRET.*openssl rand -base64 32/],
  ['no PII_KEY', { PII_KEY: '' }, /PII_KEY.*openssl rand -base64 32/],
  ['a weak PII_KEY', { PII_KEY: 'passwordpasswordpasswordpassword' }, /PII_KEY/],
  ['one secret for both', { SESSION_SECRET: SAME, PII_KEY: SAME }, /不能相同/],
  ['half an OIDC', { OIDC_ISSUER: 'https://id.example.cn' }, /OIDC_/],
  ['a short feed key', { FEED_KEYS: 'a=short' }, /FEED_KEYS 中 a 的密钥不足 16 个字符/],
  ['a district file that is none', { DISTRICT: '/nowhere.json' }, /辖区文件 \/nowhere.json 读不出来/],
])('a bad value of %s stops the start with a sentence', async (_name, over, sentence) => {
  await expect(openTestHouse(over)).rejects.toThrow(sentence)
})

test('a port that is taken is one clear sentence', async () => {
  const first = await openTestHouse()
  await expect(openTestHouse({ PORT: new URL(first.url).port })).rejects.toThrow(/已被占用，请用 PORT 指定另一个端口/)
  await first.close()
})
