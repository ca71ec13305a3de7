import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Router } from 'express';
import { pagePolicy } from '../web/rules.ts';

const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** No inline script: the policy of the server allows only files of our own origin. */
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pavilion API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/init.js"></script>
</body>
</html>
`;

/** Closed to begin with: two hundred endpoints at once are too much for a reader and a browser. */
const INIT = `SwaggerUIBundle({
  url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, docExpansion: 'none', validatorUrl: null,
});
`;

/** The API to read and to try out, at /api/docs. */
export function docsRouter(): Router {
  const router = Router();
  router.get('/', (_req, res) => {
    res.set('Content-Security-Policy', pagePolicy(null)).type('html').send(PAGE);
  });
  router.get('/init.js', (_req, res) => void res.type('js').send(INIT));
  for (const file of FILES) router.get(`/${file}`, (_req, res) => res.sendFile(join(folder, file)));
  return router;
}
