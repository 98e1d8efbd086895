import { wordsHold } from '../messages/page-words.fixture.ts'
import { adminMessages } from './messages.ts'

wordsHold(adminMessages, { under: 'admin', folder: new URL('.', import.meta.url) })
