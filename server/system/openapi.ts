import { z } from 'zod';
import {
  type CreateDocumentOptions,
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiParameters,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { answersRow, type Endpoint } from '#contracts/endpoint';
import { type ErrorCode, errorStatus, problem } from '#contracts/errors';

const problemSchema = problem.meta({ id: 'Problem', description: 'Problem details (RFC 9457)' });

const ifMatch = z.object({
  'If-Match': z
    .string()
    .meta({ description: 'The version that was changed, such as "3": the ETag of the row.', example: '"3"' }),
});

const rowHeaders = z.object({
  ETag: z.string().meta({ description: 'The version of the row. Send it back as If-Match.', example: '"3"' }),
});

/** What the gates, and the reading of a request, can answer besides an endpoint's own errors. */
const gateErrors: readonly ErrorCode[] = ['not-signed-in', 'not-allowed'];
const bodyErrors: readonly ErrorCode[] = ['not-json', 'not-json-type', 'too-large'];

/** OpenAPI 3.1 of these endpoints; nothing is written by hand that a contract says. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): Record<string, unknown> {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(endpoint) };
  }
  return { ...createDocument({ ...frameOf(endpoints, version), paths }, { override: allowMoreLater }) };
}

/** Answers may gain fields, so clients must not insist that there are no others. */
const allowMoreLater: NonNullable<CreateDocumentOptions['override']> = ({ jsonSchema, io }) => {
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
};

function frameOf(endpoints: readonly Endpoint[], version: string): Omit<ZodOpenApiObject, 'paths'> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pavilion',
      version,
      description:
        'Staffing, visitor counts and the summary of a project pavilion. Lists are paged: send `next` back as ' +
        '`cursor`. Errors are problem details with a stable `code`. A method that an address does not take is ' +
        'answered with 405, and `Allow` names those that it takes.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API token, or the token of a device' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'pavilion', description: 'Set by signing in' },
      },
    },
  };
}

function operationOf(endpoint: Endpoint): ZodOpenApiOperationObject {
  return {
    operationId: endpoint.name,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    description: `Access: ${endpoint.access}`,
    security: securityOf(endpoint),
    requestParams: paramsOf(endpoint),
    ...(endpoint.body instanceof z.ZodUndefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: endpoint.described } } } }),
    responses: { ...successOf(endpoint), ...problemsOf(endpoint) },
  };
}

function securityOf({ access }: Endpoint): Record<string, string[]>[] {
  if (access === 'anyone') return [];
  if (access === 'account') return [{ cookie: [] }];
  if (access === 'device' || access === 'sync') return [{ bearer: [] }];
  return [{ bearer: [] }, { cookie: [] }];
}

function paramsOf({ params, query, isVersioned }: Endpoint): ZodOpenApiParameters {
  return {
    ...(params instanceof z.ZodObject ? { path: params } : {}),
    ...(query instanceof z.ZodObject ? { query } : {}),
    ...(isVersioned ? { header: ifMatch } : {}),
  };
}

function successOf(endpoint: Endpoint): ZodOpenApiResponsesObject {
  const { status, output, mediaType, files } = endpoint;
  if (status === 204) return { '204': { description: 'Done' } };
  const schema = output instanceof z.ZodUndefined ? z.string() : output;
  const headers = answersRow(endpoint) ? { headers: rowHeaders } : {};
  const others = Object.entries(files).map(([other, holds]) => [other, { schema: holds }]);
  const content = { [mediaType]: { schema }, ...Object.fromEntries(others) };
  return { [`${status}`]: { description: 'Done', ...headers, content } };
}

/** One response a status, which names the codes that can come with it. */
function problemsOf(endpoint: Endpoint): ZodOpenApiResponsesObject {
  const codes = new Set<ErrorCode>(['invalid-input', ...endpoint.errors]);
  if (endpoint.access !== 'anyone') for (const code of gateErrors) codes.add(code);
  if (!(endpoint.body instanceof z.ZodUndefined)) for (const code of bodyErrors) codes.add(code);
  const statuses = new Set([...codes].map((code) => errorStatus[code]));
  return Object.fromEntries(
    [...statuses].map((status) => [
      `${status}`,
      {
        description: [...codes].filter((code) => errorStatus[code] === status).join(', '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}
