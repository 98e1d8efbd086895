import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { databaseOwner, runAs } from './owner.ts'

const asRoot = process.getuid?.() === 0 && process.platform === 'linux'

/** A program inside a folder that only root may enter, as a clone below /root is. */
function closedFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'qianshao-owner-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const program = join(folder, 'program')
  writeFileSync(program, '#!/bin/sh\ngrep -E "CapEff|CapBnd|Uid" /proc/self/status; test -r "$0" && echo readable\n')
  chmodSync(program, 0o755)
  const own = join(folder, 'own')
  mkdirSync(own)
  chmodSync(folder, 0o700)
  return { folder, program, own }
}

test("below root's own folders the database's user passes through, reads its programs, and may no more", async ({
  skip,
}) => {
  if (!asRoot) return skip('only root has folders that the database may not enter')
  const { folder, program, own } = closedFolder()
  const owner = databaseOwner()!
  chownSync(own, owner.uid, owner.gid)
  const run = runAs(owner, folder, program)
  const { stdout } = await run(program, [])
  expect(stdout).toContain('readable')
  expect(stdout).toMatch(new RegExp(`Uid:\\s+${owner.uid}\\s`))
  // CAP_DAC_READ_SEARCH is bit 2.
  expect(stdout).toMatch(/CapEff:\s+0000000000000004/)
  expect(stdout).toMatch(/CapBnd:\s+0000000000000004/)
  await run('touch', [join(own, 'mine')])
  await expect(run('touch', [join(folder, 'not-mine')])).rejects.toThrow(/Permission denied/)
})
