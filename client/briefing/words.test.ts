import { wordsHold } from '../messages/page-words.fixture.ts'
import { briefingMessages } from './messages.ts'

wordsHold(briefingMessages, { under: 'briefing', folder: new URL('.', import.meta.url) })
