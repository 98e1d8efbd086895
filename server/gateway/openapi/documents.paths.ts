import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { documentAnswer, documentsAnswer } from '../../contract/documents.ts'
import { idParam, json, refusal } from './shapes.ts'

/** Official papers of a matter, and replies to its complainant. */
export const documentsPaths: readonly RouteConfig[] = [
  {
    method: 'get',
    path: '/api/v1/matters/{id}/documents',
    summary: 'Which papers and replies a matter has now, and why not the others',
    request: { params: idParam },
    responses: {
      200: json(documentsAnswer, 'Papers and replies'),
      404: json(refusal, 'None in the asker’s scope'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/matters/{id}/documents/{name}',
    summary: 'One paper, filled in, its persons as places only; that it was taken out is noted',
    request: { params: idParam.extend({ name: z.string() }) },
    responses: {
      200: json(documentAnswer, 'The paper'),
      404: json(refusal, 'No such paper in the asker’s scope'),
      409: json(refusal, 'Not now, with the reason'),
    },
  },
]
