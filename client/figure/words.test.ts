import { wordsHold } from '../messages/page-words.fixture.ts'
import { figureMessages } from './messages.ts'

wordsHold(figureMessages, { under: 'figure', folder: new URL('.', import.meta.url) })
